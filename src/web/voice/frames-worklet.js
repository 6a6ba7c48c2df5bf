/*
 * On the audio thread: the microphone's sound in frames of so many samples at so many hertz, each the mean of what falls into it, with when
 * its first sample came, in seconds of the audio clock. It is served as it stands, so it is plain JavaScript.
 */
class Frames extends AudioWorkletProcessor {
  constructor({ processorOptions: { rate, frameSamples } }) {
    super();
    this.step = sampleRate / rate;
    this.frame = new Float32Array(frameSamples);
    this.filled = 0;
    this.beganAt = 0;
    this.sum = 0;
    this.count = 0;
    this.left = this.step;
  }

  process([input]) {
    const samples = input?.[0] ?? [];
    for (let at = 0; at < samples.length; at += 1) {
      if (this.filled === 0 && this.count === 0) this.beganAt = (currentFrame + at) / sampleRate;
      this.sum += samples[at];
      this.count += 1;
      this.left -= 1;
      if (this.left > 0) continue;
      this.frame[this.filled] = this.sum / this.count;
      this.filled += 1;
      this.sum = 0;
      this.count = 0;
      this.left += this.step;
      if (this.filled < this.frame.length) continue;
      this.port.postMessage({ samples: this.frame, beganAt: this.beganAt });
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor("frames", Frames);

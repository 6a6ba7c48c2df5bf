import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkArithmetic } from "#core/arithmetic/check";
import { leastTimeMs } from "../../../test/least-time";
import { shipped } from "../../../test/shipped-weights";


const checked = (text: string) => checkArithmetic([{ speaker: "candidate", text }], shipped);

describe("a figure that follows", () => {
  it.each([
    ["100 million daily users times 10 reads is a billion reads a day, so about 12 thousand a second."],
    ["A billion reads a day is about 11.6k a second."],
    ["A billion reads a day, so roughly 10 thousand a second if I take 100,000 seconds a day."],
    ["50 million posts times 1 KB is 50 GB."],
    ["50 GB a day is about 18 TB a year."],
    ["5000 requests a second times 2 KB is 10 MB per second."],
  ])("is right: %s", (text) => {
    expect(checked(text).length).toBeGreaterThan(0);
    expect(checked(text).map(({ verdict }) => verdict)).not.toContain("wrong");
  });

  it.each([
    ["A billion reads a day is about 1,200 a second.", 9.65],
    ["2,400 billion events a day, so 2 billion a second.", 72],
    ["50 million posts times 1 KB is 50 MB.", 1000],
    ["50 GB a day is about 18 GB a year.", 1013.89],
  ])("is wrong: %s", (text, factor) => {
    const [check] = checked(text);
    expect(check?.verdict).toBe("wrong");
    expect((check?.factor ?? 0) / factor).toBeCloseTo(1, 1);
  });

  it.each([
    "We moved it in batches of ten thousand rows with a lock timeout of two seconds, and it took six hours.",
    "I ran it over ten thousand rows with a lock timeout of two seconds, and it took six hours.",
    "We deleted them in chunks of 5,000 rows at a limit of four seconds, and it took five and a half hours.",
  ])("is not reckoned from the size of a batch, nor from a limit that was only set: %s", (text) => expect(checked(text)).toEqual([]));

  it.each([
    ["Batches of 500 rows, and each row takes 2 ms, so a batch takes one second.", 1],
    ["Three retries with a timeout of two seconds each, so that is six seconds.", 1],
  ])("is reckoned from a batch where each of it takes so long, and from a limit that is concluded from: %s", (text, factor) => expect(checked(text)[0]).toMatchObject({ verdict: "right", factor }));
});

describe("what people say in many ways", () => {
  it.each([
    ["units that only the arithmetic knows", "The supply gives 5 volts at 200 milliamps, so that's ten watts.", 10],
    ["a result in front", "A gigabyte. That's what the filter takes, because I use ten bits per key and there are a hundred million keys.", 8],
    ["part of an hour", "A meter sends 100 bytes every quarter of an hour, so that is 400 bytes a day.", 24],
    ["how often, in a word", "A sensor reports hourly. For ten thousand sensors that works out at ten thousand rows a day.", 24],
    ["what one takes, and how many there are", "In each house there are five devices, and each device sends two messages a minute. For a hundred thousand houses I then have 200,000 messages a minute in total.", 5],
    ["a period carried on", "1.5 M parcels per day, every parcel is scanned eight times, makes 12 million scans. That would be 500 thousand scans a minute.", 60],
    ["what fits", "400 million cells at 8 bytes each, fits in 400 megabytes.", 8],
    ["growth that was reckoned straight", "Storage stands at seven terabytes now and it doubles every year. For three years out I'd ask for twenty-one.", 2.67],
    ["the share that hits for the one that misses", "If the cache is hitting 90% then from 30,000 rps the origin still receives 27,000.", 9],
    ["a frequency turned round", "The loop runs at fifty hertz, so for one iteration I have two hundred milliseconds.", 10],
    ["somebody's own figure", "We had 36 million events in the backlog and replay ran at 10k per second. I told the VP 3,600 minutes.", 60],
  ])("%s", (_, text, factor) => expect(checked(text).find(({ verdict, factor: off }) => verdict === "wrong" || off >= 1.9)?.factor).toBe(factor));

  it.each([
    ["so much of its period as is worked", "We handle 250 thousand claims a year. With 250 working days that's a thousand a day."],
    ["a bound that holds", "A billion keys at 100 bytes each fits in 256 GB of memory."],
    ["a rate beside another", "The average is twelve hundred a second, but in a campaign twenty million go out in ten minutes."],
    ["what doubles the rest", "Lunch brings six hundred orders a minute. And dinner doubles the rest, so say two and a half thousand."],
    ["a figure that is put right", "1,500 vans times 12 stops is 18,000... no, sorry, a van does 120 stops, not 12. So 180 thousand stops on a normal day."],
    ["one span in two units", "The objective is 99.5. Thirty days are 720 hours, half a percent from that, so we can burn 3.6 hours."],
    ["the name of a rule", "A driver has to rest 45 minutes after four and a half hours behind the wheel, that's regulation 561."],
    ["what is said of each", "Scanning 300 GB with thirty workers, every worker doing 100 MB a second, needs a hundred seconds."],
    ["two figures side by side", "At ten times the load it is 12,000 a second and the campaign 330,000 a second."],
    ["two figures side by side, each with a verb", "Ten times the load is 12,000 a second, and the campaign goes to 330,000 a second."],
  ])("raises no alarm over %s", (_, text) => expect(checked(text).filter(({ verdict, factor }) => verdict === "wrong" || factor >= 1.9)).toEqual([]));
});

it("reads a sentence that runs on with work that grows as it does", () => {
  const timeToCheck = (figures: number, goes: number): number => {
    const text = Array.from({ length: figures }, (_, at) => `${String(at + 3)} boxes at ${String(at + 2)} KB each is ${String((at + 3) * (at + 2))} KB`).join(" and ");
    return leastTimeMs(() => void checked(text), goes);
  };
  // Eight times the figures; were the work square, sixty-four times the work.
  const most = 24 * timeToCheck(200, 5);
  const soon = timeToCheck(1600, 1);
  expect(soon < most ? soon : timeToCheck(1600, 2)).toBeLessThan(most);
}, 180_000);

describe("talk that makes no claim", () => {
  it.each([
    "We went from bi-weekly to daily deployments within a quarter.",
    "It took 14 minutes and hit 8 % of checkouts.",
    "Two teams of five engineers worked on it for three months.",
    "Latency fell from 900 ms to 200 ms.",
    "I led four engineers and we had 26 services.",
    "We keep 30 days of logs and 7 years of invoices.",
    "99.9 is fine for reads, and 200 ms for writes.",
  ])("is left alone: %s", (text) => expect(checked(text)).toEqual([]));
});

describe("however it is said, a figure that follows", () => {
  it.each([
    ["A hundred million people open it ten times a day, so that is 10,000 reads a second.", 1.16],
    ["We have a hundred million users and each opens the feed ten times a day, so about eleven and a half thousand a second.", 1.01],
    ["A billion a day divided by a hundred thousand seconds is ten thousand per second.", 1.16],
    ["Each post is about 1 KB, so 50 million of them is 50 GB a day.", 1],
    ["50 GB per day times 365 is about 18 TB per year.", 1.01],
    ["50 GB a day for five years is 90 TB.", 1.01],
    ["Two million photos a day at 200 KB each is 400 GB a day.", 1],
    ["ten to the ninth rows at a hundred bytes each makes a hundred gigabytes", 1],
    ["A million requests a second at 2 kilobytes each is 16 gigabits a second.", 1],
    ["20 thousand devices reporting every 10 seconds is 2 thousand a second.", 1],
    ["If each of 5000 agents polls every 5 seconds that is 1000 rps.", 1],
    ["One node does a hundred thousand operations a second, so for a million I need ten nodes.", 1],
    ["A million checks a second divided by 100 thousand per node is ten nodes.", 1],
    ["We have 40 gateways settling five times a second, so 200 writes a second.", 1],
    ["It is 3 million requests a day, around 35 a second.", 1.01],
    ["a hundred million times ten is a billion a day", 1],
    ["one check takes two milliseconds so a thread does five hundred a second", 1],
    ["forty gateways with two hundred connections each is eight thousand connections", 1],
    ["Say 5 million trips a day, each about 30 points of 20 bytes, so 3 GB a day.", 1],
    ["A billion reads a day is 1,200 a second, no wait, 12,000 a second.", 1.04],
    ["10 percent of 5 million is 500 thousand.", 1],
    ["Half of the 100 million post once a day, so 50 million posts a day.", 1],
  ])("is right: %s", (text, factor) => {
    const [check] = checked(text);
    expect(check?.verdict).toBe("right");
    expect(check?.factor).toBe(factor);
  });

  it.each([
    ["20 thousand devices reporting every 10 seconds is 20 thousand a second.", 10],
    ["12k a second times 200 followers is 240 million a second.", 100],
    ["100 million users times 10 reads is 100 million reads a day.", 10],
    ["Two million reports a month at 2 MB is 4 GB a month.", 1000],
    ["2 KB times 5,000 a second is 10 megabits per second.", 8],
    ["1,000 a second is 8.6 million a day.", 10.05],
  ])("is wrong: %s", (text, factor) => {
    const [check] = checked(text);
    expect(check?.verdict).toBe("wrong");
    expect(check?.factor).toBe(factor);
  });

  it.each([
    "Two reads and one write, so three calls.",
    "It took us three weeks, so 15 working days.",
    "p99 was 800 ms with 12 services, so we aimed at 200 ms.",
    "We lost 3 days and it was 400 orders, so about 12,000 dollars.",
    "At 40 requests a second one primary is enough, and 10,000 rows is nothing.",
    "A company allowed a thousand a second gets two hundred per interval.",
    "That is 120 ms, so we miss the 100 ms budget.",
  ])("is not made up where the words leave it open: %s", (text) => expect(checked(text)).toEqual([]));

  it.each([
    "1 million a day is 11.6 a second and at peak that is 35 a second.",
    "Hourly snapshots, 8 GB each, kept for a week: 168 of them, so 1.3 TB per customer.",
    "Three in a thousand of two million parcels get lost. Six thousand refunds, five dollars each, so thirty thousand dollars.",
    "A hundred and fifty shops, forty tills per shop, so six hundred, no wait, add a zero, six thousand tills.",
    "50 GB a day with replication factor three is 150 GB a day.",
    "Two million orders at 1 KB, with the indexes that is 10 GB.",
    "5 TB of logs a day, compressed that is 500 GB a day.",
    "100,000 messages at 2 KB is 200 MB, with headroom that's 1 GB.",
    "50 million posts times 1 KB is 50 Gb.",
    "2 KB times 5,000 a second is 10 Mb per second.",
  ])("is not called wrong where a factor is named without its figure, or a unit has two meanings: %s", (text) => {
    expect(checked(text).map(({ verdict }) => verdict)).not.toContain("wrong");
    expect(checked(text).map(({ verdict }) => verdict)).not.toContain("rounded");
  });

  it("still is wrong where such a factor has its figure", () => {
    expect(checked("50 GB a day times three copies is 15 GB a day.")[0]).toMatchObject({ verdict: "wrong", factor: 10 });
    expect(checked("50 million posts times 1 KB is 50 Mb.")[0]?.verdict).toBe("wrong");
  });

  it.each([
    ["We keep 100 GB and delete 30 GB, so 70 GB is left.", "100 GB and 30 GB lead to 70 GB; you said 70 GB"],
    ["10,000 requests a second and 90 percent hit the cache, so 9,000 a second reach the database.", "10,000 requests a second and 90 percent lead to 1000/s; you said 9,000 a second"],
  ])("puts no sign between figures that were not multiplied or divided as they stand: %s", (said, working) => {
    expect(checked(said)[0]?.working).toBe(working);
  });

  it("shows the working in the words and over the period that were used", () => {
    expect(checked("Two million reports a month at 2 MB is 4 GB a month.")[0]?.working).toBe("Two million reports a month × 2 MB = 4 TB a month; you said 4 GB a month");
  });

  it.each([
    ["100,000 text messages a day at 3 cents is 3,000 euros a day.", "100,000 text messages a day × 3 cents = 3,000 euros a day", "euros"],
    ["A hundred thousand codes at three cents each is $30,000.", "A hundred thousand codes × three cents each = 3,000 dollars", "dollars"],
    ["500 servers at 200 euros a month is 10,000 euros a month.", "500 servers × 200 euros a month = 100,000 euros a month", "euros"],
    ["20 million mails at 12 cents each is 2.4 million pounds.", "20 million mails × 12 cents each = 2.4 million pounds", "pounds"],
    ["A thousand calls at two cents each is 2,000 cents.", "A thousand calls × two cents each = 2,000 cents", ""],
  ])("says money in the currency that was said: %s", (said, working, unit) => {
    expect(checked(said)[0]?.working).toContain(`${working}; you said`);
    expect(checked(said)[0]?.unit).toBe(unit);
  });

  it("may go on from the sentence before", () => {
    const checks = checked("50 GB a day for five years is 90 TB. With three copies that is 270 TB.");
    expect(checks.map(({ verdict }) => verdict)).toEqual(["right", "right"]);
  });

  it("marks the root of a chain only", () => {
    const checks = checked("100 apps times 50 million users times 20 events an hour is 100 billion an hour, so 2,400 billion a day, so 2 billion a second. At 1 KB each that is 2 TB a second.");
    expect(checks.map(({ verdict, inheritedFrom }) => [verdict, inheritedFrom])).toEqual([["right", null], ["right", null], ["wrong", null], ["right", 2]]);
    expect(checks[2]?.factor).toBe(72);
  });
});

it("lets a wrong figure be inherited instead of marking everything after it", () => {
  const checks = checked("A billion reads a day is about 1,000,000 a second. 1,000,000 a second times 2 KB is 2 GB per second.");
  expect(checks.map(({ verdict, inheritedFrom }) => [verdict, inheritedFrom])).toEqual([["wrong", null], ["right", 0]]);
});

describe("whether a figure decided anything", () => {
  const isUsed = (...turns: readonly string[]) => checkArithmetic(turns.map((text) => ({ speaker: "candidate" as const, text })), shipped)[0]?.used;

  it.each([
    [["A billion reads a day is about 12k a second, so one node is enough."]],
    [["A billion reads a day is about 12k a second. So one primary cannot take that."]],
    [["50 million posts times 1 KB is 50 GB, and that fits in memory."]],
    [["A billion reads a day is about 11.6k a second. Writes are few. Let me draw the parts.", "So at 12k a second we need a second replica."]],
  ])("it did: %s", (turns) => expect(isUsed(...turns)).toBe(true));

  it.each([
    [["A billion reads a day is about 12k a second."]],
    [["A billion reads a day is about 12k a second. Now the parts. The inbox holds what is late, so we need a queue there."]],
    [["A billion reads a day is about 12k a second.", "The legal team was against it, so we had to split the project."]],
    [["So we need a number first: a billion reads a day is about 12k a second."]],
  ])("it did not: %s", (turns) => expect(isUsed(...turns)).toBe(false));
});

it("never calls a right product wrong, and always one that is off by four or more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 900 }), fc.integer({ min: 2, max: 900 }), fc.integer({ min: 4, max: 500 }), (users, size, off) => {
      const verdict = (bytes: number) => checked(`${String(users)} thousand files times ${String(size)} KB is ${String(bytes)} MB.`)[0]?.verdict;
      expect(verdict(users * size)).toBe("right");
      expect(verdict(users * size * off)).toBe("wrong");
    }),
  );
});

describe("calculations that no pattern lists", () => {
  it.each([
    "Ninety percent of reads hit the cache. We have 50k reads a second, so five thousand a second reach the database.",
    "Ten thousand sensors. One reading a second. Hundred bytes a reading. So a megabyte a second.",
    "Requests are 40 cents per million, and we serve 3 billion a month, so twelve hundred dollars a month.",
    "Traffic doubles every year and today we have 10k a second, so in three years 80k a second.",
    "We'd need about 30 servers, because peak is 60k a second and a server does two thousand.",
    "Edge takes 50 ms, then search takes 120 ms, then ranking takes 80 ms, so 250 ms all in.",
    "99.95 percent availability over a year is about four and a half hours of downtime.",
    "96k writes a second over twelve partitions is 8k each.",
    "Seven characters out of base 62 gives about 3.5 trillion combinations.",
    "It is 20 GB a day, retention of five days, replication is two, so I'd say 200 GB.",
  ])("are right: %s", (text) => {
    expect(checked(text).map(({ verdict }) => verdict)).toContain("right");
    expect(checked(text).map(({ verdict }) => verdict)).not.toContain("wrong");
  });

  it.each([
    ["Ninety percent of reads hit the cache. We have 50k reads a second, so 45 thousand a second reach the database.", 9],
    ["Ten thousand sensors. One reading a second. Hundred bytes a reading. So ten megabytes a second.", 10],
    ["Requests are 40 cents per million, and we serve 3 billion a month, so twelve dollars a month.", 100],
    ["We'd need about 300 servers, because peak is 60k a second and a server does two thousand.", 10],
    ["99.95 percent availability over a year is about 44 hours of downtime.", 10.05],
    ["Our 12 TB, at replication factor three, is 360 TB.", 10],
    ["One worker handles a job in 4 seconds, jobs come in at 50 a second, so I need 12 workers.", 16.67],
    ["Five dependencies at 99.9 percent each in series, so the whole is about 99.95 percent.", 10],
    ["The trip takes 3 hops, each 12 ms, so 360 ms.", 10],
  ])("are wrong: %s", (text, factor) => {
    expect(checked(text).find(({ verdict }) => verdict === "wrong")?.factor).toBeCloseTo(factor, 0);
  });

  it.each([
    "If traffic ever went to 100k a second we'd look again, but today it's 8k.",
    "At 12k a second we need 3 nodes, so provision 5 for headroom.",
    "The team of 6 had 4 weeks, so we cut the scope to 2 features.",
    "We return 429 after 100 requests per minute, and 503 when the queue has more than 5,000 entries.",
    "Say 1 percent of traffic goes to the canary for 30 minutes, then 10 percent, then 50 percent.",
    "I'd say 500 ms is the most a user waits, so I gave the search 300 and the ads 100.",
    "A few thousand stores send several hundred events each, so that is 2 million a day.",
    "Three downstream calls at 40 ms each, but in parallel, so about 40 ms.",
  ])("are not made up: %s", (text) => {
    expect(checked(text).map(({ verdict }) => verdict)).not.toContain("wrong");
    expect(checked(text).filter(({ factor }) => factor >= 1.9)).toEqual([]);
  });

  it("are taken back in the next breath", () => {
    const checks = checked("So a billion a day, that's a hundred thousand a second. Sorry, no, about twelve thousand a second.");
    expect(checks.map(({ verdict, stated }) => [verdict, stated])).toEqual([["right", 12_000]]);
  });

  it("name the figure that an error was inherited from, through every step", () => {
    const checks = checked("50 million posts times 1 KB is 500 GB. With three copies that is 1.5 TB. Over a year of 365 days that makes 550 TB.");
    expect(checks[0]?.verdict).toBe("wrong");
    expect(checks[1]).toMatchObject({ verdict: "right", inheritedFrom: 0 });
  });
});

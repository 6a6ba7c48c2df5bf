import type { Ear } from "#core/evidence/ear";
import { draft, type Draft } from "#core/interviewer/draft";
import { missingIn } from "#core/interviewer/missing";
import { lastWords, saidBeside } from "#core/interviewer/beside";
import { phrase } from "#core/interviewer/phrase";
import { questionFor, tied, wasAsked } from "#core/interviewer/question";
import { candidates } from "#core/interviewer/value";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { State } from "#core/session/state";

/** What is left to ask when nothing presses: somebody who has answered everything early is taken further, not sent home. */
export const digging = (ear: Ear, state: State): Draft => deeper(ear, state) ?? missing(ear, state) ?? wider(ear, state) ?? more(ear, state);

/** The next question of the scenario's own chains, on a topic that was named. */
function deeper(ear: Ear, state: State): Draft | null {
  const { scenario } = state.ledger.setting;
  if (scenario?.round !== "system-design") return null;
  for (const { topic, chain } of scenario.dives) {
    if (!state.ledger.topics.has(topic)) continue;
    const question = chain.find((one) => !wasAsked(ear, state, one));
    if (question !== undefined) return draft("consequence", question, { said: null });
  }
  return null;
}

/** What a listener would miss most in all that was said, once each. */
function missing(ear: Ear, state: State): Draft | null {
  const next = missingIn(ear, state.ledger).find(({ question }) => !wasAsked(ear, state, question));
  if (next === undefined) return null;
  const said = saidBeside(ear, state.ledger, next.signal);
  return draft("probe", tied(ear, state, next.question, said), { said });
}

/** Whatever else was named and left open, however small. */
function wider(ear: Ear, state: State): Draft | null {
  const { target, minutes } = state.started;
  const all = new Set(state.ledger.topics.keys());
  for (const { entry } of candidates({ ear, ledger: state.ledger, target, minutes, dives: all })) {
    const question = questionFor(ear, state, entry);
    if (question !== null) return question;
  }
  return null;
}

/** Nothing calls: an open question, another each time, and then thanks. */
function more(ear: Ear, state: State): Draft {
  const phrases = ear.pack.manners.wording[isStoryRound(state.started) ? "more-story" : "more"] ?? [];
  const question = phrases.find((one) => !wasAsked(ear, state, one));
  if (question === undefined) return draft("close", phrase(ear, "close-early", 0));
  const said = lastWords(state.ledger);
  return draft("probe-open", tied(ear, state, question, said), { said });
}

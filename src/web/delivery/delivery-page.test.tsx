// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { DeliveryMeasure } from "#core/content/delivery-measure";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import { reference } from "../report/fixture";
import { never, refused, showPage } from "../test-page";

const measure = (id: DeliveryMeasure["id"], title: string, unit: string, usual: DeliveryMeasure["usual"] = null): DeliveryMeasure => ({ id, title, unit, usual, about: `About ${title}.`, may_not_matter: "Speaking in a second language is slower." });
const measures = [
  measure("pace", "Pace", "words a minute", { low: 120, high: 200, text: "It is rough.", source: { title: "A study", url: "https://doi.org/10.1093/applin/11.1.90" } }),
  measure("pauses", "Pauses", "seconds"),
  measure("monologue", "Longest answer", "minutes"),
  measure("first-component", "Time to the first part", "minutes"),
];

const spoken: SessionDelivery = {
  session: "s1", title: "A social feed", round: "system-design", startedAt: 1_700_000_000_000, isFinished: true, answers: 6, spoken: 5, pace: 148,
  monologue: { turn: 3, atMs: 90_000, ms: 125_000, words: 310 }, pauses: { count: 12, medianMs: 640, longest: { turn: 3, atMs: 724_000, ms: 4100 }, long: 3 },
  fillers: { count: 9, perMinute: 2.3 }, talkShare: { share: 0.62, of: "time" }, firstRequirement: { turn: 1, start: 0, end: 9, atMs: 20_000 }, firstComponent: { turn: 3, start: 0, end: 9, atMs: 130_000 },
  firstDrawn: { atMs: 150_000, label: "Gateway" },
};
const typed: SessionDelivery = {
  ...spoken, session: "s2", title: "A failure", round: "behavioural", startedAt: 1_700_100_000_000, spoken: 0, pace: null, pauses: null, fillers: null, firstComponent: null, firstDrawn: null,
  monologue: { turn: 1, atMs: 60_000, ms: null, words: 120 },
};
const answers = (sessions: readonly SessionDelivery[]) => ({ "GET /api/delivery": { sessions }, "GET /api/reference": { ...reference, delivery: measures } });
const card = (name: string) => screen.findByRole("region", { name });

it("promises what it does not do, in every state", async () => {
  showPage("/delivery", { "GET /api/delivery": never, "GET /api/reference": never });
  expect(await screen.findByText("Loading how your sessions sounded")).toBeInTheDocument();
  expect(screen.getByText("None of this enters a reading. Faces, feelings and accents are not analysed at all: there is no code for it.")).toBeVisible();
});

it("leads to an interview where there is none yet", async () => {
  showPage("/delivery", answers([]));
  expect(await screen.findByRole("heading", { name: "Nothing to measure yet" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Go to Practise" })).toHaveAttribute("href", "/");
});

it("says that a session is not there, in place of showing another", async () => {
  showPage("/delivery?session=erased", answers([typed, spoken]));
  expect(await screen.findByRole("heading", { name: "That session is not here" })).toBeVisible();
  expect(screen.queryByRole("combobox", { name: "Numbers of" })).toBeNull();
  fireEvent.click(screen.getByRole("link", { name: "See your newest session" }));
  expect(await screen.findByRole("combobox", { name: "Numbers of" })).toHaveValue("s2");
});

it("says what failed and tries again", async () => {
  let isBroken = true;
  showPage("/delivery", { ...answers([spoken]), "GET /api/delivery": () => (isBroken ? refused(500, "internal", "It broke.") : { sessions: [spoken] }) });
  expect(await screen.findByRole("alert")).toHaveTextContent("It broke. Your sessions are kept.");
  isBroken = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await card("Pace")).toBeVisible();
});

it("gives each number with its unit, what is usual with its source, and why it may not matter", async () => {
  showPage("/delivery?session=s1", answers([typed, spoken]));
  const pace = await card("Pace");
  expect(pace).toHaveTextContent("148 words a minute");
  expect(pace).toHaveTextContent("The band is 120 to 200 words a minute. It is rough.");
  expect(pace).toHaveTextContent("Speaking in a second language is slower.");
  expect(within(pace).getByRole("link", { name: "A study" })).toHaveAttribute("href", "https://doi.org/10.1093/applin/11.1.90");
  expect(await card("Longest answer")).toHaveTextContent("2:05 minutes");
  expect(await card("Pauses")).toHaveTextContent("12 pauses, 3 of them longer than two seconds. The longest, 4.1 seconds, came at 12:04.");
  expect(within(await card("Pauses")).getByRole("link", { name: "Go to the longest pause" })).toHaveAttribute("href", "/sessions/s1/replay?at=722000");
});

it("shows what a typed story has, says in a sentence that nothing was spoken, and shows the newest session first", async () => {
  showPage("/delivery", answers([typed, spoken]));
  expect(await card("Longest answer")).toHaveTextContent("120 wordsYou typed it, so how long it took is not known.");
  expect(screen.getByText("Nothing was spoken in this session: you typed your answers, so pace, pauses and filler words are left out.")).toBeVisible();
  for (const name of ["Pace", "Pauses", "Time to the first part"]) expect(screen.queryByRole("region", { name })).toBeNull();
  expect(screen.getByRole("combobox", { name: "Numbers of" })).toHaveValue("s2");
  fireEvent.change(screen.getByRole("combobox", { name: "Numbers of" }), { target: { value: "s1" } });
  expect(await screen.findByText("148", { exact: false, selector: "p" })).toBeVisible();
});

it("draws no chart in which nothing would stand", async () => {
  showPage("/delivery", answers([typed]));
  const longest = await card("Longest answer");
  expect(within(longest).queryByRole("img")).toBeNull();
  expect(screen.queryByText("your other sessions, the oldest first")).toBeNull();
});

it("takes what was drawn for the first part where it came first, and says so", async () => {
  const drawn = { ...spoken, firstDrawn: { atMs: 95_000, label: "Gateway" } };
  showPage("/delivery?session=s1", answers([drawn]));
  const first = await card("Time to the first part");
  expect(first).toHaveTextContent("1:35 minutesYou drew it on the board: Gateway. Go to that moment");
  expect(within(first).getByRole("link", { name: "Go to that moment" })).toHaveAttribute("href", "/sessions/s1/replay?at=95000");
});

it("names words as the first part where they came first, and says so where there is none", async () => {
  showPage("/delivery?session=s1", answers([spoken]));
  expect(await card("Time to the first part")).toHaveTextContent("2:10 minutesYou named it in words, before any stood on the board.");
  showPage("/delivery?session=s3", answers([{ ...spoken, session: "s3", firstComponent: null, firstDrawn: null }]));
  expect(await screen.findByText("I found none in this session, neither named nor drawn.")).toBeVisible();
});

it("has every number in a table", async () => {
  showPage("/delivery", answers([typed, spoken]));
  fireEvent.click(await screen.findByText("The numbers as a table"));
  const rows = within(screen.getByRole("region", { name: "The numbers as a table" })).getAllByRole("row");
  expect(rows.map((row) => within(row).queryAllByRole("cell").map(({ textContent }) => textContent))).toEqual([[], ["not known", "not known", "not known", "not known"], ["148", "0.6", "2:05", "2:10"]]);
});

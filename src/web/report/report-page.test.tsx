// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { assessmentOf, dimensionOf, longTalk, pieceAt, pieces, sessionOf, turnsOf } from "./fixture";
import { openReport, standInWorld } from "./test-world";

standInWorld();

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const section = (name: string) => screen.findByRole("region", { name });
const { overall } = assessmentOf();

it("keeps room and says what it does while the session is read", () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  return waitFor(() => {
    expect(screen.getByRole("status")).toHaveTextContent("Reading the session");
  });
});

it("says what is kept when the report cannot be loaded, and loads it on the next try", async () => {
  const { answerWith } = openReport({ session: sessionOf(), assessment: 500 });
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("The report could not be loaded.");
  expect(alert).toHaveTextContent("Everything that was said is kept. Try again in a moment.");
  answerWith({ session: sessionOf(), assessment: assessmentOf() });
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { level: 1, name: "At the senior bar" })).toBeInTheDocument();
});

it("says that there is no such session", async () => {
  openReport({ session: 404 });
  expect(await heading("There is no such session")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "See your past sessions" })).toHaveAttribute("href", "/reports");
});

it("leads back to the room while the interview is open", async () => {
  const { asked } = openReport({ session: sessionOf({ status: "open", finishedAt: null }) });
  expect(await heading("This interview is still open")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Go back to the room" })).toHaveAttribute("href", "/sessions/s1");
  expect(asked.some(({ path }) => path.endsWith("/assessment"))).toBe(false);
});

it("asks first how it went, keeps the answer, and sets it beside the reading", async () => {
  const own = sessionOf({ selfReading: { level: "staff", wouldFix: "The price." }, version: 10 });
  const { asked } = openReport({ session: sessionOf({ selfReading: null }), assessment: assessmentOf(), after: { session: own, assessment: assessmentOf() } });
  expect(await heading("How do you think it went?")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Show the report" })).toBeDisabled();
  expect(screen.getAllByRole("radio").map((radio) => radio.getAttribute("value"))).toEqual(["staff", "senior", "mid", "junior"]);
  fireEvent.click(screen.getByRole("radio", { name: "Staff" }));
  const area = screen.getByRole("textbox", { name: "What would you fix?" });
  fireEvent.change(area, { target: { value: " The price. " } });
  fireEvent.keyDown(area, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("You said staff. Your words read lower than you put it: architectural thinking read lowest, at mid.")).toBeInTheDocument();
  expect(screen.getByText("The price.")).toBeInTheDocument();
  expect(asked.filter(({ method }) => method === "POST")).toEqual([{ method: "POST", path: "/api/sessions/s1/self-reading", body: { level: "staff", wouldFix: "The price." } }]);
});

it("asks that once only, and again when wanted", async () => {
  openReport({ session: sessionOf({ selfReading: null }), assessment: assessmentOf() });
  fireEvent.click(await screen.findByRole("button", { name: "Skip this and read it" }));
  fireEvent.click(await screen.findByRole("button", { name: "Say how you think it went" }));
  expect(await heading("How do you think it went?")).toBeInTheDocument();
});

it("remembers that the question was skipped", async () => {
  localStorage.setItem("altitude.self-reading-skipped.s1", "true");
  openReport({ session: sessionOf({ selfReading: null }), assessment: assessmentOf() });
  expect(await heading("At the senior bar")).toBeInTheDocument();
});

it("heads the report by the bar in words, with target, reading and range", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  expect(await heading("At the senior bar")).toBeInTheDocument();
  expect(screen.getByText("This session reads most like senior.")).toBeInTheDocument();
  expect(screen.getByText("Mid to senior")).toBeInTheDocument();
  expect(screen.getByText(/^One session is one sample\./)).toBeInTheDocument();
  expect(document.body.textContent).not.toMatch(/obligation|ledger|evidence id|\d %|!/);
});

it("shows thin evidence honestly, as no level", async () => {
  openReport({
    session: sessionOf({ turns: turnsOf(["Design it.", "Redis."]) }),
    assessment: assessmentOf({ overall: { ...overall, enough: false, bar: "close", summary: "Too little was said." }, evidence: [], moments: [], firstFix: null, mistakes: [], arithmetic: [], decisions: [], strongerMoves: [], tips: [], unclear: [], obligations: [] }),
  });
  expect(await heading("Thin evidence")).toBeInTheDocument();
  expect(screen.getByText("None yet")).toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "What decided it" })).not.toBeInTheDocument();
  expect(await section("Transcript")).toHaveTextContent("Redis.");
});

it("leads from each moment to its marked words, and from the mark to its note and back", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const decided = within(await section("What decided it"));
  const href = decided.getByRole("link", { name: /It costs reads/ }).getAttribute("href") ?? "";
  const mark = document.querySelector(`mark:has([id="${href.slice(1)}"])`);
  expect(mark).toHaveTextContent("It costs reads: every lookup by street scans the table.");
  const number = mark?.nextElementSibling?.querySelector("a");
  expect(number).toHaveAccessibleName("Note 1, for");
  const note = document.getElementById(number?.getAttribute("href")?.slice(1) ?? "");
  expect(note).toHaveTextContent("Says what a choice costs");
  expect(note?.querySelector("a")).toHaveAttribute("href", href);
});

it("shows which words are meant when a link has led to them", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const decided = within(await section("What decided it"));
  location.hash = decided.getByRole("link", { name: /It costs reads/ }).getAttribute("href") ?? "";
  await waitFor(() => {
    expect([...document.querySelectorAll("mark[data-meant]")].map((mark) => mark.textContent)).toEqual(["It costs reads: every lookup by street scans the table."]);
  });
});

it("tells marks apart by word and shape, not by colour alone", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const transcript = await section("Transcript");
  expect(within(transcript).getAllByRole("link", { name: /^Note / }).map((link) => link.textContent)).toEqual(["+1", "+2", "+1", "−2", "?1"]);
  expect(transcript).toHaveTextContent("I could not tell: whether the scans survive a restart");
});

it("takes an objection, reads the session again, says what changed, and takes it back", async () => {
  const { signal, turn, start, end, quote } = pieces.price;
  const disputed = sessionOf({ version: 10, disputes: [{ signal, turn, start, end, quote, note: "I meant writes." }] });
  const lower = assessmentOf({
    evidence: [pieces.asked, pieces.decided, { ...pieces.bare, id: "e3" }],
    dimensions: [dimensionOf("technical-depth", { band: "mid", value: 2.1, evidence: [] })],
    moments: [],
    overall: { ...overall, altitude: { level: "mid", value: 2.3, low: 2, high: 2.8 } },
  });
  const before = assessmentOf({ dimensions: [dimensionOf("technical-depth")] });
  const { asked, answerWith } = openReport({ session: sessionOf(), assessment: before, after: { session: disputed, assessment: lower } });
  const control = await screen.findByRole("button", { name: /^That is not what I meant ?: It costs reads/ });
  control.focus();
  fireEvent.click(control);
  const area = screen.getByRole("textbox", { name: /What did you mean/ });
  expect(area).toHaveFocus();
  fireEvent.change(area, { target: { value: "I meant writes." } });
  fireEvent.click(screen.getByRole("button", { name: "Read it again without this" }));

  expect(await screen.findByText("Read again. Technical depth went from Senior to Mid. The whole went from Senior to Mid.")).toBeInTheDocument();
  expect(asked.filter(({ method }) => method === "POST")).toEqual([{ method: "POST", path: "/api/sessions/s1/disputes", body: { signal, turn, start, end, note: "I meant writes." } }]);
  const group = screen.getByRole("group", { name: "What changed" });
  expect(group).toHaveFocus();
  expect(screen.getByRole("heading", { name: "Disputed by you" })).toBeInTheDocument();
  expect(screen.getByText(/You meant: I meant writes\./)).toBeInTheDocument();
  expect(screen.queryByRole("textbox", { name: /What did you mean/ })).not.toBeInTheDocument();

  answerWith({ session: disputed, assessment: lower, after: { session: sessionOf({ version: 11 }), assessment: before } });
  fireEvent.click(within(group).getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Read again. Technical depth went from Mid to Senior. The whole went from Mid to Senior.")).toBeInTheDocument();
  expect(asked.filter(({ method }) => method === "DELETE")).toEqual([{ method: "DELETE", path: "/api/sessions/s1/disputes", body: { signal, turn, start, end } }]);
  expect(screen.queryByRole("heading", { name: "Disputed by you" })).not.toBeInTheDocument();
  fireEvent.click(within(group).getByRole("button", { name: "Close" }));
  expect(screen.queryByText(/^Read again\./)).not.toBeInTheDocument();
});

it("leaves the report as it was when the objection cannot be kept, and the words that were typed", async () => {
  const { answerWith } = openReport({ session: sessionOf(), assessment: assessmentOf() });
  fireEvent.click(await screen.findByRole("button", { name: /^That is not what I meant ?: It costs reads/ }));
  answerWith({ session: 500 });
  fireEvent.change(screen.getByRole("textbox", { name: /What did you mean/ }), { target: { value: "Writes." } });
  fireEvent.click(screen.getByRole("button", { name: "Read it again without this" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Your objection could not be kept.It broke. The report stands as it was.");
  expect(screen.getByRole("textbox", { name: /What did you mean/ })).toHaveValue("Writes.");
});

it("keeps what is typed on its own words when another quote is disputed and the evidence is numbered anew", async () => {
  const { signal, turn, start, end, quote } = pieces.price;
  const after = { session: sessionOf({ version: 10, disputes: [{ signal, turn, start, end, quote, note: "" }] }), assessment: assessmentOf({ evidence: [pieces.asked, pieces.decided, { ...pieces.bare, id: "e3" }] }) };
  openReport({ session: sessionOf(), assessment: assessmentOf(), after });
  fireEvent.click(await screen.findByRole("button", { name: /^That is not what I meant ?: A queue/ }));
  fireEvent.change(screen.getByRole("textbox", { name: /What did you mean/ }), { target: { value: "An idea only." } });
  fireEvent.click(screen.getByRole("button", { name: /^That is not what I meant ?: It costs reads/ }));
  fireEvent.click(screen.getAllByRole("button", { name: "Read it again without this" })[0] ?? document.body);
  await screen.findByText(/^Read again\./);
  const area = screen.getByRole("textbox", { name: /What did you mean/ });
  expect(area).toHaveValue("An idea only.");
  expect(area.closest("li")).toHaveTextContent("A name with no reason");
});

it("lets the keyboard send an objection, and Escape leave it", async () => {
  const { asked } = openReport({ session: sessionOf(), assessment: assessmentOf() });
  const open = async () => {
    fireEvent.click(await screen.findByRole("button", { name: /^That is not what I meant ?: It costs reads/ }));
    return screen.getByRole("textbox", { name: /What did you mean/ });
  };
  fireEvent.keyDown(await open(), { key: "Escape" });
  await waitFor(() => {
    expect(screen.getByRole("button", { name: /^That is not what I meant ?: It costs reads/ })).toHaveFocus();
  });
  fireEvent.keyDown(await open(), { key: "Enter", metaKey: true });
  expect(await screen.findByText(/^Read again\./)).toBeInTheDocument();
  expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1);
});

it("treats markup in what was said as text", async () => {
  const texts = ["Design it.", `<img src=x onerror=alert(1)> "><script>alert(2)</script> [x](javascript:alert(3))`];
  const quote = "<script>alert(2)</script>";
  openReport({ session: sessionOf({ turns: turnsOf(texts) }), assessment: assessmentOf({ evidence: [pieceAt(1, quote, { id: "e3" }, texts)], unclear: [], arithmetic: [], strongerMoves: [] }) });
  const transcript = await section("Transcript");
  expect(transcript).toHaveTextContent("<img src=x onerror=alert(1)>");
  expect(document.querySelector("mark:has([id])")).toHaveTextContent(quote);
  expect(document.querySelector("img, section script")).toBeNull();
});

it("stays short with two hundred turns and three hundred quotes, and shows all on request", async () => {
  const { session, assessment } = longTalk(200, 3);
  expect(assessment.evidence).toHaveLength(300);
  openReport({ session, assessment });
  const transcript = within(await section("Transcript"));
  expect(transcript.getByText("Question 0?")).toBeInTheDocument();
  expect(transcript.queryByText("Question 198?")).not.toBeInTheDocument();
  fireEvent.click(transcript.getByRole("button", { name: "Show all 200 turns" }));
  expect(transcript.getByText("Question 198?")).toBeInTheDocument();
});

it("shows a far turn when a link leads to it", async () => {
  openReport(longTalk(200, 3));
  const transcript = within(await section("Transcript"));
  location.hash = "#turn-198";
  expect(await transcript.findByText("Question 198?")).toBeInTheDocument();
  expect(Element.prototype.scrollIntoView).toHaveBeenCalled();
});

it("unfolds everything for paper, and folds it again", async () => {
  openReport(longTalk(200, 3));
  const transcript = within(await section("Transcript"));
  window.dispatchEvent(new Event("beforeprint"));
  expect(await transcript.findByText("Question 198?")).toBeInTheDocument();
  expect([...document.querySelectorAll("details")].every((fold) => fold.open)).toBe(true);
  window.dispatchEvent(new Event("afterprint"));
  await waitFor(() => {
    expect(transcript.queryByText("Question 198?")).not.toBeInTheDocument();
  });
});

it("goes to a part by the list of contents and by the short list", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const contents = await screen.findByRole("navigation", { name: "In this report" });
  expect(within(contents).getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["#decided", "#fix", "#dimensions", "#altitudes", "#transcript", "#named", "#decisions", "#numbers", "#time", "#mistakes", "#stronger", "#practise", "#unclear", "#computed"]);
  fireEvent.change(screen.getByRole("combobox", { name: "Go to" }), { target: { value: "numbers" } });
  expect(screen.getByRole("heading", { name: "Numbers checked" })).toHaveFocus();
});

it("gives the one thing to fix first with its place and its drill", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const fix = await section("The one thing to fix first");
  expect(fix).toHaveTextContent("Name what fails first.");
  expect(fix).toHaveTextContent("Drill: First to fail 3 minutes");
  expect(within(fix).getByRole("link", { name: /I would keep one row/ })).toBeInTheDocument();
});

it("shows what was named and how far it was taken, and apart from it what was not asked", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const named = await section("What you named and how far you took it");
  const rows = within(named).getAllByRole("listitem").map((row) => row.textContent);
  expect(rows.some((row) => row.includes("how a row is found") && row.includes("held under a probe; you were asked"))).toBe(true);
  expect(rows.some((row) => row.includes("a courier without a network") && row.includes("declined with a reason"))).toBe(true);
  expect(within(named).getByRole("heading", { name: "Not asked, not held against you" })).toBeInTheDocument();
});

it("draws what a decision left unsaid as a gap", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const cells = within(await section("Decisions")).getAllByRole("cell").map((cell) => cell.textContent);
  expect(cells).toEqual([`“${pieces.decided.quote}”`, "in the same words", `“${pieces.price.quote}”`, "not said"]);
});

it("checks numbers with the working, and says whether anything hung on them", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const numbers = await section("Numbers checked");
  expect(numbers).toHaveTextContent("Does not follow “2,000 a day is 40 a second at most”");
  expect(numbers).toHaveTextContent("2,000 ÷ 86,400 s = 0.023/s");
  expect(numbers).toHaveTextContent("You said40/sIt comes to0.0231/s");
  expect(numbers).toHaveTextContent("A day has 86,400 seconds.You decided something by it.");
});

it("asks about a figure that was perhaps misheard, in place of what went wrong", async () => {
  const [check] = assessmentOf().arithmetic;
  if (check === undefined) throw new Error("The fixture checks a number.");
  const ask = "I heard “forty”. Did you say that, or “fourteen”?";
  openReport({ session: sessionOf(), assessment: assessmentOf({ arithmetic: [{ ...check, verdict: "rounded", ask }] }) });
  const numbers = await section("Numbers checked");
  expect(numbers).toHaveTextContent("Perhaps misheard “2,000 a day is 40 a second at most”");
  expect(numbers).toHaveTextContent(ask);
  expect(numbers).not.toHaveTextContent("A day has 86,400 seconds");
});

it("sets the time spent against the time set aside", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const rows = within(await section("Time by phase")).getAllByRole("row").map((row) => row.textContent);
  expect(rows.slice(1)).toEqual(["Scope4:05 over3:00", "Design8:5512:00"]);
});

it("names mistakes at their moment, and draws what only the person knows as gaps", async () => {
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  expect(await section("Mistakes, each at its moment")).toHaveTextContent("Trade-offs undersoldOne part came with no price.“A queue would be nice.”Instead: Say what each choice gives up.");
  const stronger = await section("Stronger moves");
  expect(within(stronger).getAllByText("(yours to fill in)")).toHaveLength(3);
  expect(stronger).not.toHaveTextContent("____");
});

it("says how it was computed, and gives it out as Markdown, JSON and on paper", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  openReport({ session: sessionOf(), assessment: assessmentOf() });
  const computed = within(await section("How this was computed"));
  expect(computed.getByText("version 1.0.0")).toBeInTheDocument();
  expect(computed.getByRole("link", { name: "Markdown" })).toHaveAttribute("href", "/api/sessions/s1/report.md");
  expect(["Markdown", "JSON"].map((name) => computed.getByRole("link", { name }).getAttribute("download"))).toEqual(["altitude-a-mailbox-for-parcels.md", "altitude-a-mailbox-for-parcels.json"]);
  fireEvent.click(computed.getByRole("button", { name: "Print" }));
  expect(print).toHaveBeenCalledOnce();
});

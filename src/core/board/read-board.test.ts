import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aliasesOf } from "#core/board/aliases";
import type { BoardElement } from "#core/board/board-element";
import { readBoard } from "#core/board/read-board";
import { along, arc, arrow, bound, box, line, pen, shape, words } from "#core/board/test-drawing";
import { BoardWords } from "#core/content/board";

const names = aliasesOf(
  BoardWords.parse({
    kinds: [{ id: "database", topic: "database-choice", words: ["db", "postgres", "database"], labels: ["db"] }, { id: "queue", topic: "queue", words: ["kafka", "queue"], labels: ["Kafka"] }],
    neutral: [], probes: { unspoken: ["{label}?"], unconnected: ["{label}?"], unlabelled: ["{label}?"], unlabelled_alone: ["What is it?"] }, tie: ["{label} {probe}"], most_opened: 12,
  }),
);

type Reading = { readonly components: readonly string[]; readonly connections: readonly string[]; readonly groups: readonly string[] };

/** What was read, in words. */
function read(elements: readonly BoardElement[]): Reading {
  const { components, connections, groups } = readBoard(elements, names);
  const labels = new Map(components.map(({ id, label }) => [id, label]));
  const labelOf = (id: string): string => labels.get(id) ?? "";
  return {
    components: components.map(({ label }) => label).sort(),
    connections: connections.map(({ from, to, label }) => `${labelOf(from)}>${labelOf(to)}${label === null ? "" : `:${label}`}`).sort(),
    groups: groups.map(({ label, members }) => `${label}(${members.map(labelOf).sort().join(",")})`).sort(),
  };
}

const grouped = (id: string) => ({ groupIds: [id] });

/** Arrows bound to the words in two boxes. */
function boundToWords(): readonly BoardElement[] {
  const [one, two] = [box("API", [0, 0]), box("DB", [300, 0])];
  return [...one, ...two, bound(one[1], two[1])];
}

const triangle = (x: number, y: number): BoardElement => line([[x, y - 6], [x + 13, y], [x, y + 6], [x, y - 6]]);

const boards: readonly (readonly [string, readonly BoardElement[], Reading])[] = [
  ["a table of a name over a list", [shape("rectangle", [0, 0], [160, 30]), words("users", [80, 15]), shape("rectangle", [0, 30], [160, 80]), words("id\nname\nemail", [80, 70]), ...box("API", [300, 20]), arrow([[295, 50], [165, 50]])], { components: ["API", "users"], connections: ["API>users"], groups: [] }],
  ["a table with a line under its name", [shape("rectangle", [0, 0], [160, 120]), words("users", [80, 15]), line([[0, 32], [160, 32]]), words("id\nname\nemail", [80, 75]), ...box("API", [300, 20]), arrow([[295, 50], [165, 50]])], { components: ["API", "users"], connections: ["API>users"], groups: [] }],
  ["a cylinder of an ellipse, two lines and a pen stroke", [shape("ellipse", [0, 0], [100, 30]), line([[0, 15], [0, 100]]), line([[100, 15], [100, 100]]), pen(arc([50, 100], [50, 15], 0, Math.PI)), words("Postgres", [50, 60]), ...box("API", [250, 20]), arrow([[245, 60], [108, 62]])], { components: ["API", "Postgres"], connections: ["API>Postgres"], groups: [] }],
  ["a cylinder of two ellipses and two lines", [shape("ellipse", [0, 0], [100, 30]), line([[0, 15], [0, 100]]), line([[100, 15], [100, 100]]), shape("ellipse", [0, 85], [100, 30]), words("Users DB", [50, 140]), ...box("API", [250, 20]), arrow([[245, 60], [108, 62]])], { components: ["API", "Users DB"], connections: ["API>Users DB"], groups: [] }],
  ["a cylinder of a box and an ellipse", [shape("rectangle", [0, 15], [100, 90]), shape("ellipse", [0, 0], [100, 30]), words("MySQL", [50, 65]), ...box("API", [250, 20]), arrow([[245, 60], [108, 62]])], { components: ["API", "MySQL"], connections: ["API>MySQL"], groups: [] }],
  ["a stick figure", [shape("ellipse", [10, 0], [30, 30]), line([[25, 30], [25, 80]]), line([[5, 45], [45, 45]]), line([[25, 80], [8, 110]]), line([[25, 80], [42, 110]]), words("User", [25, 128]), ...box("API", [200, 20]), arrow([[60, 60], [195, 58]])], { components: ["API", "User"], connections: ["User>API"], groups: [] }],
  ["a stick figure by pen", [shape("ellipse", [10, 0], [30, 30]), pen(along([[25, 30], [25, 80], [8, 110], [25, 80], [42, 110]])), pen(along([[5, 45], [45, 45]])), words("Customer", [25, 128]), ...box("API", [200, 20]), arrow([[60, 60], [195, 58]])], { components: ["API", "Customer"], connections: ["Customer>API"], groups: [] }],
  ["a queue of squares", [...[0, 1, 2, 3, 4].map((i) => shape("rectangle", [200 + i * 30, 20], [30, 40])), words("Jobs", [275, 78]), ...box("API", [0, 10]), ...box("Worker", [450, 10]), arrow([[142, 40], [196, 40]]), arrow([[352, 40], [446, 40]])], { components: ["API", "Jobs", "Worker"], connections: ["API>Jobs", "Jobs>Worker"], groups: [] }],
  ["a queue of a box and lines", [shape("rectangle", [200, 20], [150, 40]), line([[230, 20], [230, 60]]), line([[260, 20], [260, 60]]), line([[290, 20], [290, 60]]), line([[320, 20], [320, 60]]), words("Jobs queue", [275, 5]), ...box("API", [0, 10]), ...box("Worker", [450, 10]), arrow([[142, 40], [196, 40]]), arrow([[352, 40], [446, 40]])], { components: ["API", "Jobs queue", "Worker"], connections: ["API>Jobs queue", "Jobs queue>Worker"], groups: [] }],
  ["a queue with numbered cells", [...["m1", "m2", "m3"].flatMap((t, i) => box(t, [200 + i * 40, 20], [40, 40])), words("Kafka", [260, 80]), ...box("API", [0, 10]), arrow([[142, 40], [196, 40]])], { components: ["API", "Kafka"], connections: ["API>Kafka"], groups: [] }],
  ["a box struck through", [...box("Cache", [0, 0]), line([[-8, 75], [150, -6]]), ...box("API", [300, 0]), ...box("DB", [600, 0]), arrow([[445, 35], [595, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a box crossed out in one pen stroke", [...box("Cache", [0, 0]), pen(along([[5, 5], [135, 68], [138, 4], [4, 66]])), ...box("API", [300, 0]), arrow([[296, 35], [145, 35]])], { components: ["API"], connections: [], groups: [] }],
  ["a box crossed out", [...box("Cache", [0, 0]), line([[-5, -5], [145, 75]]), line([[145, -5], [-5, 75]]), ...box("API", [300, 0]), arrow([[296, 35], [145, 35]])], { components: ["API"], connections: [], groups: [] }],
  ["a box with a small cross in it", [...box("Cache", [0, 0]), line([[45, 10], [95, 60]]), line([[95, 10], [45, 60]]), ...box("API", [300, 0])], { components: ["API"], connections: [], groups: [] }],
  ["a crossed-out arrow", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), line([[205, 20], [235, 50]]), line([[235, 20], [205, 50]])], { components: ["API", "DB"], connections: [], groups: [] }],
  ["a box scribbled over", [...box("Kafka", [0, 0]), pen(along([[10, 10], [130, 20], [10, 30], [130, 38], [10, 46], [130, 55], [10, 62]])), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["DB"], connections: [], groups: [] }],
  ["a word struck through", [words("Cache", [0, 0]), line([[-30, 2], [30, -1]]), words("API", [200, 0]), words("DB", [400, 0]), arrow([[225, 0], [375, 0]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a sign with a caption", [words("👤", [0, 0]), words("User", [0, 30]), ...box("API", [150, -30]), arrow([[25, 5], [145, 5]])], { components: ["API", "User"], connections: ["User>API"], groups: [] }],
  ["a box with two borders", [shape("rectangle", [-8, -8], [156, 86]), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[150, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a box ringed by pen", [pen(arc([70, 35], [95, 55])), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[143, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["copies behind a box", [shape("rectangle", [16, 16], [140, 70]), shape("rectangle", [8, 8], [140, 70]), shape("rectangle", [0, 0], [140, 70]), words("API", [70, 35]), ...box("DB", [300, 0]), arrow([[160, 40], [295, 40]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a sequence of calls between lifelines", [...box("Client", [0, 0]), ...box("API", [250, 0]), ...box("DB", [500, 0]), line([[70, 72], [70, 400]]), line([[320, 72], [320, 400]]), line([[570, 72], [570, 400]]), arrow([[72, 120], [318, 120]]), words("POST /order", [190, 105]), arrow([[322, 180], [568, 180]]), arrow([[318, 260], [72, 260]])], { components: ["API", "Client", "DB"], connections: ["API>Client", "API>DB", "Client>API:POST /order"], groups: [] }],
  ["a trunk with branches", [...box("LB", [200, 0]), line([[270, 72], [270, 120]]), line([[70, 120], [470, 120]]), arrow([[70, 120], [70, 170]]), arrow([[270, 120], [270, 170]]), arrow([[470, 120], [470, 170]]), ...box("A1", [0, 175]), ...box("A2", [200, 175]), ...box("A3", [400, 175])], { components: ["A1", "A2", "A3", "LB"], connections: ["LB>A1", "LB>A2", "LB>A3"], groups: [] }],
  ["a trunk with branches, all without heads", [...box("LB", [200, 0]), line([[270, 72], [270, 120]]), line([[70, 120], [470, 120]]), line([[70, 120], [70, 170]]), line([[270, 120], [270, 170]]), line([[470, 120], [470, 170]]), ...box("A1", [0, 175]), ...box("A2", [200, 175]), ...box("A3", [400, 175])], { components: ["A1", "A2", "A3", "LB"], connections: ["LB>A1", "LB>A2", "LB>A3"], groups: [] }],
  ["a region", [shape("rectangle", [-40, -60], [520, 200]), words("Backend", [10, -45]), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), ...box("Client", [-300, 0]), arrow([[-155, 35], [-5, 35]])], { components: ["API", "Client", "DB"], connections: ["API>DB", "Client>API"], groups: ["Backend(API,DB)"] }],
  ["a region with its name above", [shape("rectangle", [-40, -60], [520, 200]), words("Backend", [60, -78]), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: ["Backend(API,DB)"] }],
  ["icons in a region", [shape("rectangle", [-40, -60], [520, 240]), words("VPC", [-10, -45]), shape("image", [0, 0], [60, 60]), words("Lambda", [30, 75]), shape("image", [300, 0], [60, 60]), words("Dynamo", [330, 75]), arrow([[66, 30], [295, 30]])], { components: ["Dynamo", "Lambda"], connections: ["Lambda>Dynamo"], groups: ["VPC(Dynamo,Lambda)"] }],
  ["a box in a box", [shape("rectangle", [-40, -60], [260, 200]), words("EC2", [10, -45]), ...box("API", [0, 0]), ...box("DB", [400, 0]), arrow([[143, 35], [395, 35]])], { components: ["API", "DB", "EC2"], connections: ["API>DB"], groups: [] }],
  ["words in a region", [shape("rectangle", [-60, -60], [520, 150], { strokeStyle: "dashed" }), words("us-east", [0, -45]), words("API", [0, 0]), words("DB", [300, 0]), arrow([[25, 0], [280, 0]]), words("Client", [-250, 0]), arrow([[-215, 0], [-25, 0]])], { components: ["API", "Client", "DB"], connections: ["API>DB", "Client>API"], groups: ["us-east(API,DB)"] }],
  ["words and arrows alone", [words("client", [0, 0]), arrow([[40, 0], [160, 0]]), words("api gateway", [220, 0]), arrow([[280, 5], [380, 60]]), words("db", [400, 75]), arrow([[280, -5], [390, -60]]), words("cache", [420, -70]), words("reads", [100, -14]), words("URL shortener", [200, -200], { fontSize: 36 }), line([[130, -185], [270, -185]])], { components: ["api gateway", "cache", "client", "db"], connections: ["api gateway>cache", "api gateway>db", "client>api gateway:reads"], groups: [] }],
  ["notes beside the design", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), ...box("10k rps * 1KB = 10MB/s", [0, 200], [260, 60]), ...box("Requirements:\n- shorten\n- redirect", [0, 300], [260, 100]), ...box("We should probably cache the hot links here because reads dominate.", [0, 450], [300, 100]), words("POST /shorten\nGET /{id}", [600, 300]), shape("ellipse", [200, -30], [28, 28]), words("1", [214, -16])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a note that points at a box", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), ...box("hot keys will hurt here, shard by user id", [250, 200], [240, 60]), arrow([[370, 195], [370, 75]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["boxes grouped with their words", [shape("rectangle", [0, 0], [140, 70], grouped("a")), words("API", [70, 35], grouped("a")), shape("rectangle", [300, 0], [140, 70], grouped("b")), words("DB", [370, 35], grouped("b")), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a whole design in one group", [shape("rectangle", [0, 0], [140, 70], grouped("a")), words("API", [70, 35], grouped("a")), shape("rectangle", [300, 0], [140, 70], grouped("a")), words("DB", [370, 35], grouped("a")), arrow([[145, 35], [295, 35]], grouped("a"))], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a box of four lines", [line([[0, 0], [140, 2]]), line([[140, 0], [141, 70]]), line([[140, 70], [2, 71]]), line([[0, 72], [0, 2]]), words("API", [70, 35]), ...box("DB", [300, 0]), arrow([[150, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["boxes and an arrow by pen", [pen(along([[0, 0], [140, 4], [138, 72], [-3, 70], [2, -4]])), words("API", [70, 35]), pen(arc([400, 35], [80, 45])), words("DB", [400, 35]), pen(along([[150, 35], [305, 38]])), pen(along([[290, 25], [306, 38], [289, 50]]))], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["an arrow that runs into both boxes", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[110, 40], [340, 30]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["an arrow that stops short of both", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[175, 40], [262, 30]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["an arrow bound to the words in the boxes", boundToWords(), { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a frame", [shape("rectangle", [-20, -50], [500, 200], { type: "frame", name: "Payments" }), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: ["Payments(API,DB)"] }],
  ["dividers", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), line([[220, -300], [220, 300]]), line([[-100, 120], [600, 120]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a box in doubt, and a line without heads", [...box("Cache?", [0, 0]), ...box("DB", [300, 0]), line([[142, 35], [297, 35]])], { components: ["Cache?", "DB"], connections: ["Cache?>DB"], groups: [] }],
  ["an arrow with a bend", [...box("API", [0, 0]), ...box("DB", [300, 200]), arrow([[145, 35], [370, 35], [370, 196]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a word that an arrow comes from", [words("users", [-120, 35]), arrow([[-90, 35], [-5, 35]]), ...box("LB", [0, 0]), arrow([[145, 35], [200, 35]])], { components: ["LB", "users"], connections: ["users>LB"], groups: [] }],
  ["a box with its name above", [shape("rectangle", [0, 0], [100, 80]), words("Redis", [50, -16]), ...box("API", [300, 0]), arrow([[296, 40], [105, 40]])], { components: ["API", "Redis"], connections: ["API>Redis"], groups: [] }],
  ["an ellipse crossed out by pen", [shape("ellipse", [0, 0], [140, 70]), words("Kafka", [70, 35]), pen(along([[0, 0], [140, 70]])), pen(along([[135, 0], [3, 72]])), ...box("API", [300, 0])], { components: ["API"], connections: [], groups: [] }],
  ["several words laid over a box", [shape("rectangle", [0, 0], [160, 100]), words("API", [80, 30]), words("stateless, x3", [80, 60]), ...box("DB", [300, 0]), arrow([[165, 40], [295, 40]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a legend", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), shape("rectangle", [600, 200], [200, 150]), words("Legend", [640, 220]), shape("rectangle", [615, 245], [20, 20]), words("sync", [680, 255]), line([[610, 290], [640, 290]]), words("async", [680, 290])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a legend of boxes", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), shape("rectangle", [600, 200], [240, 200]), words("Legend", [640, 220]), ...box("service", [615, 245], [90, 40]), ...box("store", [615, 295], [90, 40])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a number before each name", [...box("1. Ingest", [0, 0]), ...box("2. Transform", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["1. Ingest", "2. Transform"], connections: ["1. Ingest>2. Transform"], groups: [] }],
  ["a list under a name that something leads to", [...box("API", [0, 0]), ...box("Kafka:\n- orders\n- payments", [300, 0], [160, 90]), arrow([[145, 35], [295, 35]])], { components: ["API", "Kafka:"], connections: ["API>Kafka:"], groups: [] }],
  ["details behind the names", [...box("Redis: TTL 60s", [0, 0]), ...box("users(id, name, email)", [300, 0], [240, 70]), arrow([[145, 35], [295, 35]])], { components: ["Redis: TTL 60s", "users(id, name, email)"], connections: ["Redis: TTL 60s>users(id, name, email)"], groups: [] }],
  ["parts of a whole", [...box("Shard 1/3", [0, 0]), ...box("Shard 2/3", [300, 0]), line([[145, 35], [295, 35]])], { components: ["Shard 1/3", "Shard 2/3"], connections: ["Shard 1/3>Shard 2/3"], groups: [] }],
  ["an arrow that stops far short", [...box("API", [0, 0]), ...box("DB", [400, 0]), arrow([[190, 38], [340, 33]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["words far from their arrow", [words("client", [0, 0]), words("server", [300, 0]), arrow([[70, 0], [225, 2]])], { components: ["client", "server"], connections: ["client>server"], groups: [] }],
  ["a head drawn as a triangle", [...box("API", [0, 0]), ...box("DB", [400, 0]), line([[142, 35], [380, 35]]), triangle(380, 35)], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a cross over several boxes", [...box("Kafka", [0, 0]), ...box("Worker", [200, 0]), line([[-10, -10], [350, 80]]), line([[350, -10], [-10, 80]]), ...box("API", [0, 300]), ...box("DB", [300, 300]), arrow([[145, 335], [295, 335]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a level stroke through a box", [...box("DB", [0, 0]), line([[-6, 36], [148, 33]]), ...box("API", [300, 0])], { components: ["API"], connections: [], groups: [] }],
  ["an icon and its name in a frame", [shape("rectangle", [0, 0], [140, 120]), shape("image", [45, 15], [50, 50]), words("Lambda", [70, 95]), ...box("DB", [400, 20]), arrow([[145, 60], [395, 55]])], { components: ["DB", "Lambda"], connections: ["Lambda>DB"], groups: [] }],
  ["a region that not quite holds its parts", [shape("rectangle", [-30, -40], [440, 150]), words("Backend", [20, -25]), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: ["Backend(API,DB)"] }],
  ["a box grouped with its arrow and what stands on it", [shape("rectangle", [0, 0], [140, 70], grouped("a")), words("API", [70, 35], grouped("a")), words("reads", [220, -10], grouped("a")), arrow([[145, 5], [295, 5]], grouped("a")), ...box("DB", [300, 0])], { components: ["API", "DB"], connections: ["API>DB:reads"], groups: [] }],
  ["two boxes in a group", [...box("API", [0, 0], [140, 70], grouped("a")), shape("rectangle", [300, 0], [140, 70], grouped("a")), words("DB", [370, 35]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a name with a comma", [words("iOS, Android", [0, 0]), arrow([[65, 0], [195, 0]]), ...box("API", [200, -35])], { components: ["API", "iOS, Android"], connections: ["iOS, Android>API"], groups: [] }],
  ["a word in doubt", [words("cache?", [0, 0]), arrow([[195, 0], [45, 0]]), ...box("API", [200, -35])], { components: ["API", "cache?"], connections: ["API>cache?"], groups: [] }],
  ["brackets under a word", [words("API", [0, 0]), words("(stateless)", [0, 24]), words("DB", [0, 180]), arrow([[0, 40], [0, 162]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a figure by pen", [pen(arc([25, 12], [12, 12])), pen(along([[25, 24], [25, 70], [10, 100], [25, 70], [40, 100]])), pen(along([[5, 45], [45, 45]])), words("User", [25, 118]), ...box("API", [200, 20]), arrow([[55, 60], [195, 58]])], { components: ["API", "User"], connections: ["User>API"], groups: [] }],
  ["a figure in two pen strokes", [pen([...arc([25, 12], [12, 12], Math.PI / 2, Math.PI * 2.5), ...along([[25, 24], [25, 70], [10, 100], [25, 70], [40, 100]])]), pen(along([[5, 45], [45, 45]])), words("User", [25, 118]), ...box("API", [200, 20]), arrow([[55, 60], [195, 58]])], { components: ["API", "User"], connections: ["User>API"], groups: [] }],
  ["lines that cross", [...box("A1", [0, 0]), ...box("B1", [400, 0]), ...box("A2", [0, 300]), ...box("B2", [400, 300]), line([[140, 60], [400, 310]]), line([[140, 310], [400, 60]])], { components: ["A1", "A2", "B1", "B2"], connections: ["A1>B2", "A2>B1"], groups: [] }],
  ["arrows that cross", [...box("A1", [0, 0]), ...box("B1", [400, 0]), ...box("A2", [0, 300]), ...box("B2", [400, 300]), arrow([[140, 60], [400, 310]]), arrow([[140, 310], [400, 60]])], { components: ["A1", "A2", "B1", "B2"], connections: ["A1>B2", "A2>B1"], groups: [] }],
  ["an arrow to a region", [shape("rectangle", [300, -60], [520, 200]), words("Backend", [350, -45]), ...box("API", [420, 0]), ...box("DB", [650, 0]), arrow([[565, 35], [645, 35]]), ...box("Client", [0, 0]), arrow([[145, 35], [296, 35]])], { components: ["API", "Client", "DB"], connections: ["API>DB"], groups: ["Backend(API,DB)"] }],
  ["a cloud", [line([[0, 30], [20, 5], [60, 0], [110, 5], [140, 30], [120, 65], [70, 72], [20, 62], [0, 30]]), words("Internet", [70, 35]), ...box("LB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["Internet", "LB"], connections: ["Internet>LB"], groups: [] }],
  ["a ring round two boxes", [pen(arc([220, 35], [290, 100])), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: ["(API,DB)"] }],
  ["a dot on a box", [...box("API", [0, 0]), shape("ellipse", [136, 31], [8, 8]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a line that branches into arrows", [...box("API", [0, 0]), ...box("DB", [400, -100]), ...box("Cache", [400, 100]), line([[142, 35], [250, 35]]), arrow([[250, 35], [395, -65]]), arrow([[250, 35], [395, 135]])], { components: ["API", "Cache", "DB"], connections: ["API>Cache", "API>DB"], groups: [] }],
  ["an arrow that begins on another", [...box("API", [0, 0]), ...box("DB", [400, 0]), ...box("Log", [200, 200]), arrow([[145, 35], [395, 35]]), arrow([[270, 38], [270, 195]])], { components: ["API", "DB", "Log"], connections: ["API>DB", "API>Log"], groups: [] }],
  ["an arrow from a box to itself", [...box("API", [0, 0]), arrow([[60, -3], [60, -50], [110, -50], [110, -3]]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["boxes close to each other", [...box("API", [0, 0], [120, 60]), ...box("DB", [150, 0], [120, 60]), arrow([[122, 30], [148, 30]]), ...box("Q", [0, 90], [120, 60]), arrow([[60, 62], [60, 88]])], { components: ["API", "DB", "Q"], connections: ["API>DB", "API>Q"], groups: [] }],
  ["boxes that touch", [...box("API", [0, 0], [120, 60]), ...box("DB", [120, 0], [120, 60]), ...box("Q", [0, 200], [120, 60]), arrow([[60, 62], [60, 198]])], { components: ["API", "DB", "Q"], connections: ["API>Q"], groups: [] }],
  ["boxes that overlap", [...box("API", [0, 0], [120, 60]), ...box("DB", [100, 40], [120, 60]), ...box("Q", [0, 200], [120, 60]), arrow([[40, 62], [40, 198]])], { components: ["API", "DB", "Q"], connections: ["API>Q"], groups: [] }],
  ["a queue of a box with lines at its end", [shape("rectangle", [0, 0], [200, 50]), line([[170, 0], [170, 50]]), line([[140, 0], [140, 50]]), words("orders", [60, 25]), ...box("API", [300, 0]), arrow([[295, 25], [205, 25]])], { components: ["API", "orders"], connections: ["API>orders"], groups: [] }],
  ["an icon of a box and a line", [shape("rectangle", [0, 0], [80, 50], grouped("m")), line([[0, 0], [40, 28], [80, 0]], grouped("m")), words("Email", [40, 66]), ...box("API", [300, 0]), arrow([[295, 25], [85, 25]])], { components: ["API", "Email"], connections: ["API>Email"], groups: [] }],
  ["an icon of boxes", [shape("rectangle", [0, 0], [60, 25], grouped("m")), shape("rectangle", [0, 28], [60, 25], grouped("m")), shape("rectangle", [0, 56], [60, 25], grouped("m")), shape("ellipse", [5, 8], [8, 8], grouped("m")), words("Web servers", [30, 98]), ...box("API", [300, 0]), arrow([[295, 35], [65, 35]])], { components: ["API", "Web servers"], connections: ["API>Web servers"], groups: [] }],
  ["loads in the boxes", [...box("Ingest 10k/s", [0, 0]), ...box("64 GB cache", [300, 0]), arrow([[145, 35], [295, 35]]), ...box("DB", [600, 0]), arrow([[445, 35], [595, 35]]), arrow([[-120, 35], [-5, 35]]), words("users", [-150, 35])], { components: ["64 GB cache", "DB", "Ingest 10k/s", "users"], connections: ["64 GB cache>DB", "Ingest 10k/s>64 GB cache", "users>Ingest 10k/s"], groups: [] }],
  ["lanes with one box each", [...["Edge network", "Services", "Storage"].flatMap((name, at) => [shape("rectangle", [0, at * 160], [700, 160]), words(name, [70, at * 160 + 16]), ...box(["CDN", "API", "DB"][at] ?? "", [300, at * 160 + 50])]), arrow([[370, 122], [370, 208]]), arrow([[370, 282], [370, 368]])], { components: ["API", "CDN", "DB"], connections: ["API>DB", "CDN>API"], groups: ["Edge network(CDN)", "Services(API)", "Storage(DB)"] }],
  ["a place round one box", [shape("rectangle", [-80, -80], [400, 240]), words("VPC", [-40, -60]), ...box("API", [0, 0]), ...box("DB", [600, 0]), arrow([[145, 35], [595, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: ["VPC(API)"] }],
  ["a box with a box in it that has an arrow of its own", [shape("rectangle", [0, 0], [260, 160]), words("API", [110, 20]), ...box("cache", [60, 80], [90, 40]), ...box("DB", [500, 30]), arrow([[265, 70], [495, 65]])], { components: ["API", "DB", "cache"], connections: ["API>DB"], groups: [] }],
  ["a box with a note in it", [shape("rectangle", [0, 0], [260, 160]), words("API", [110, 20]), ...box("TTL 60s", [60, 80], [90, 40]), ...box("DB", [500, 30]), arrow([[265, 70], [495, 65]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["two lists under names, joined", [...box("users:\n- id", [0, 0]), ...box("posts:\n- id\n- user_id", [300, 0], [140, 100]), arrow([[145, 35], [295, 35]])], { components: ["posts:", "users:"], connections: ["users:>posts:"], groups: [] }],
  ["a part whose name is a heading elsewhere", [...box("Questions", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["DB", "Questions"], connections: ["Questions>DB"], groups: [] }],
  ["a heading over notes", [...box("Questions", [0, 300]), ...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["bars on lifelines", [...box("Client", [0, 0]), ...box("API", [250, 0]), ...box("DB", [500, 0]), line([[70, 72], [70, 400]]), line([[320, 72], [320, 400]]), line([[570, 72], [570, 400]]), shape("rectangle", [63, 110], [14, 170]), shape("rectangle", [313, 115], [14, 150]), arrow([[78, 120], [311, 120]]), words("POST /order", [190, 105]), arrow([[328, 180], [568, 180]]), arrow([[312, 260], [78, 260]])], { components: ["API", "Client", "DB"], connections: ["API>Client", "API>DB", "Client>API:POST /order"], groups: [] }],
  ["stereotypes over names", [...box("«database»\nLedger", [0, 0]), ...box("API", [300, 0]), arrow([[295, 35], [145, 35]]), ...box("<<job>> Sweeper", [0, 200]), arrow([[310, 72], [100, 196]])], { components: ["API", "Ledger", "Sweeper"], connections: ["API>Ledger", "API>Sweeper"], groups: [] }],
  ["a bus as a line with its name below", [line([[0, 200], [900, 200]]), words("Kafka", [450, 222]), ...["Orders", "Billing", "Email"].flatMap((name, at) => [...box(name, [50 + at * 300, 0]), arrow([[120 + at * 300, 72], [120 + at * 300, 198]])])], { components: ["Billing", "Email", "Kafka", "Orders"], connections: ["Billing>Kafka", "Email>Kafka", "Orders>Kafka"], groups: [] }],
  ["an arrow to the border of a pool, near one of its workers", [shape("rectangle", [300, -20], [200, 280]), words("Worker pool", [400, -5]), ...["w1", "w2", "w3"].flatMap((name, at) => box(name, [330, 20 + at * 80], [140, 60])), ...box("Queue", [0, 80]), arrow([[145, 60], [298, 55]])], { components: ["Queue", "w1", "w2", "w3"], connections: [], groups: ["Worker pool(w1,w2,w3)"] }],
  ["boxes on a ring", [shape("ellipse", [-200, -200], [400, 400]), ...["N1", "N2", "N3", "N4"].flatMap((name, at) => box(name, [Math.cos((at * Math.PI) / 2) * 200 - 40, Math.sin((at * Math.PI) / 2) * 200 - 25], [80, 50])), ...box("Router", [-600, -35]), arrow([[-455, 0], [-245, 0]])], { components: ["N1", "N2", "N3", "N4", "Router"], connections: ["Router>N3"], groups: [] }],
  ["what is said of a design in boxes", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), ...["createPost(userId, text)", "Functional requirements\npost\nread", "eventual consistency", "hot partitions", "Team of 4"].flatMap((text, at) => box(text, [at * 260, 400], [220, 80])), ...box("rate limited here", [0, 200], [180, 50]), arrow([[70, 198], [70, 75]])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
  ["a legend in a row", [...box("API", [0, 0]), ...box("DB", [300, 0]), arrow([[145, 35], [295, 35]]), words("Legend", [0, 300]), shape("rectangle", [60, 285], [30, 30]), words("stateless", [140, 300]), ...box("stateful", [220, 280], [100, 40]), ...box("managed", [380, 280], [100, 40])], { components: ["API", "DB"], connections: ["API>DB"], groups: [] }],
];

describe("a board", () => {
  it.each(boards)("with %s", (_, elements, wanted) => {
    expect(read(elements)).toEqual(wanted);
  });

  it("calls nothing unconnected that an arrow leads to by way of the border round it, nor what that comes from", () => {
    const pool = [shape("rectangle", [300, -20], [200, 280]), words("Worker pool", [400, -5]), ...["w1", "w2"].flatMap((name, at) => box(name, [330, 20 + at * 80], [140, 60])), ...box("Queue", [0, 80]), arrow([[145, 60], [298, 55]]), ...box("Alone", [0, 500])];
    const { components, unconnected } = readBoard(pool, names);
    expect(components.filter(({ id }) => unconnected.includes(id)).map(({ label }) => label)).toEqual(["Alone"]);
  });

  it("goes by the stereotype over a name where there is one", () => {
    expect(readBoard(box("«database»\nLedger", [0, 0]), names).components).toMatchObject([{ label: "Ledger", kind: "database-choice" }]);
  });
});

describe("a reading", () => {
  const ids = (elements: readonly BoardElement[]) => {
    const { components, connections, groups, unconnected, unlabelled } = readBoard(elements, names);
    return { components: components.map(({ id, label, elements: of }) => ({ id, label, of })), connections, groups, unconnected, unlabelled };
  };
  const board = fc.constantFrom(...boards.map(([, elements]) => elements));

  it("is the same wherever the board lies", () => {
    fc.assert(fc.property(board, fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (elements, dx, dy) => {
      expect(ids(elements.map((element) => ({ ...element, x: element.x + dx, y: element.y + dy })))).toEqual(ids(elements));
    }));
  });

  it("is the same in whatever order things were drawn", () => {
    fc.assert(fc.property(board.chain((elements) => fc.tuple(fc.constant(elements), fc.shuffledSubarray([...elements], { minLength: elements.length }))), ([elements, shuffled]) => {
      expect(ids(shuffled)).toEqual(ids(elements));
    }));
  });

  it("is the same however beautiful it is", () => {
    const look = fc.record({ strokeColor: fc.string(), backgroundColor: fc.string(), strokeWidth: fc.nat(9), roughness: fc.nat(3), opacity: fc.nat(100), fontFamily: fc.nat(9), roundness: fc.constantFrom(null, { type: 3 }), seed: fc.nat() });
    fc.assert(fc.property(board, look, (elements, looks) => {
      expect(ids(elements.map((element) => ({ ...element, ...looks })))).toEqual(ids(elements));
    }));
  });

  it("is the same with a note or a scribble far away", () => {
    const notes = [words("We assume ten thousand reads a second, and one write.", [0, 9000]), words("- fast\n- cheap", [400, 9000]), pen(along([[0, 9500], [90, 9520], [5, 9540], [95, 9555], [3, 9580]]))];
    fc.assert(fc.property(board, fc.subarray(notes, { minLength: 1 }), (elements, added) => {
      expect(read([...elements, ...added])).toEqual(read(elements));
    }));
  });

  it("leaves out what was deleted", () => {
    fc.assert(fc.property(board, board, (elements, others) => {
      expect(read([...elements, ...others.map((element) => ({ ...element, id: `gone ${element.id}`, isDeleted: true }))])).toEqual(read(elements));
    }));
  });

  it("goes by the newest version of each element", () => {
    const [first, ...others] = box("API", [0, 0]);
    if (first === undefined) throw new Error("There is no box.");
    expect(read([{ ...first, version: 2, isDeleted: true }, { ...first, version: 1 }, ...others]).components).toEqual([]);
    expect(read([{ ...first, version: 2 }, { ...first, version: 1, isDeleted: true }, ...others]).components).toEqual(["API"]);
  });

  it("never fails, whatever is on the board", () => {
    const wild = fc.oneof({ weight: 1, arbitrary: fc.anything() }, {
      weight: 4,
      arbitrary: fc.record({
        id: fc.oneof(fc.string(), fc.constantFrom("a", "b", "c")), type: fc.constantFrom("rectangle", "ellipse", "diamond", "arrow", "line", "freedraw", "text", "image", "frame", "iframe", "other", ""),
        x: fc.oneof(fc.integer({ min: -300, max: 300 }), fc.double()), y: fc.integer({ min: -300, max: 300 }), width: fc.oneof(fc.integer({ min: -50, max: 200 }), fc.double()), height: fc.integer({ min: 0, max: 200 }), angle: fc.oneof(fc.constant(0), fc.double(), fc.constant(null)),
        points: fc.oneof(fc.constant(null), fc.array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 })), { maxLength: 9 }), fc.anything()), text: fc.oneof(fc.string(), fc.constant(null), fc.constantFrom("API", "DB", "x", "1")), originalText: fc.option(fc.string()),
        containerId: fc.option(fc.constantFrom("a", "b", "c")), groupIds: fc.oneof(fc.constant([]), fc.array(fc.constantFrom("g", "h"), { maxLength: 2 }), fc.anything()), startBinding: fc.option(fc.record({ elementId: fc.constantFrom("a", "b", "c") })), endBinding: fc.anything(), endArrowhead: fc.option(fc.constant("arrow")), isDeleted: fc.option(fc.boolean()), name: fc.option(fc.string()),
      }, { requiredKeys: ["id", "type"] }),
    });
    // What Excalidraw could have drawn, small and crowded, so that many things touch that seldom do.
    const small = fc.integer({ min: 0, max: 30 });
    const drawable = fc.record({
      id: fc.constantFrom(..."abcdefghijklmnop"), type: fc.constantFrom("rectangle", "ellipse", "diamond", "arrow", "line", "freedraw", "text", "image", "frame"), x: small, y: small, width: small, height: small,
      points: fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 5 }), text: fc.constantFrom("API", "DB", "1"), groupIds: fc.subarray(["g", "h"]), containerId: fc.option(fc.constantFrom("a", "b")),
    });
    fc.assert(fc.property(fc.oneof(fc.array(wild, { maxLength: 25 }), fc.array(drawable, { maxLength: 25 })), (elements) => {
      const { components, connections, unconnected, unlabelled } = readBoard(elements as readonly BoardElement[], names);
      const known = new Set(components.map(({ id }) => id));
      expect(known.size).toBe(components.length);
      for (const { from, to } of connections) expect([known.has(from), known.has(to), from === to]).toEqual([true, true, false]);
      for (const id of [...unconnected, ...unlabelled]) expect(known.has(id)).toBe(true);
    }), { numRuns: 300 });
  });

  it.each([1, 2, 3, 4])("takes rectangles %i high for rows with an end", (height) => {
    const rules = [0, 1, 2].map((row) => shape("rectangle", [100, row * height], [120, height]));
    expect(read([...rules, ...box("API", [300, 0])]).components).toEqual(["API"]);
  });
});

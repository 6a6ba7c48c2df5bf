const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What stands before a number that is a name: "version 2", "HTTP 429", "Node 20". A thing counted after it changes nothing. */
export const namers = setOf("version v node java python postgres http https port ports level levels rfc iso tls ssl utf sev severity status code ticket issue pr section chapter room route ruby php go kubernetes windows android ios");

/** What makes a name of a bare number only: "phase two", "day 3"; "each day 2 TB" is a size. */
export const softNamers = setOf("day week step phase item number tier layer error option slide page part no sprint team q");

/** What the thing counted is described by: "100 million daily active users". */
export const adjectives = setOf(
  "daily monthly weekly hourly yearly active concurrent new different registered paying peak average total extra more other small large single separate whole full simultaneous backend junior senior most largest biggest distinct unique additional physical",
);

/** Words that are not things counted. */
export const noNouns = setOf(
  `a an the and or but if so of to in on at by for from with without as is are was were be been being do does did done have has had having i we you they it he she me us them him her
  this that these those which who whom whose what when where how why not no nor then than because since while until till after before into onto out off up down over under above below between
  per about around roughly just only also even still yet very too more most less least much many each every either neither both all any some same isn't aren't wasn't what's times x would could
  should can can't cannot will won't may might must shall plus minus equals equal that's it's there there's here i'd we'd i'll we'll i'm we're i've we've again ago later earlier away long old
  once twice instead maybe perhaps already always never now today tomorrow yesterday apiece means gives makes leaves gets needs comes works takes goes becomes yields thus hence therefore
  however though although whereas across against along among through during within towards via like unless except versus vs divided multiplied wait sorry actually rather well okay ok right yes
  again together worth further altogether became`,
);

/** Words in s that are no plural, beside those above. */
const noPlurals = setOf("bus class process access address status basis analysis redis postgres sqs sns ecs eks gprs windows kubernetes https dns aws sas ios css js this his its as us news canvas bonus campus focus census");
const otherPlurals = setOf("people men women children staff data devs dau mau users folks");

export const looksPlural = (word: string): boolean => otherPlurals.has(word) || (word.length > 2 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("'s") && !noPlurals.has(word));

/** A word that could be a thing counted in the singular: "3 node", "60 fps". */
export const couldBeNoun = (word: string): boolean => !/(?:ly|ed|(?<!^p|read|record|book|list|rat|str)ing|'\p{L}+)$/u.test(word);

/** People, each of whom does something: what they do is not said with their number. */
export const people = setOf(
  "user users dau mau people person customer customers client clients visitor visitors member members subscriber subscribers player players driver drivers rider riders follower followers account accounts viewer viewers shopper shoppers buyer buyers tenant tenants employee employees actives",
);

/** Names for a call that say nothing of which. */
export const calls = setOf("request requests req reqs call calls query queries qps rps tps hit hits op ops operation operations times time");

/** What a share is said of, after "a": "10 reads a user", "500 GB a node". */
export const bearers = setOf(
  "user person customer client visitor member account tenant device node server box machine instance host shard partition broker worker core replica container pod post message event row record order request read write image photo video file object document item key entry tweet session call connection product page follower driver rider company team seat head piece",
);

export const months = setOf("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");

/** Status codes are names wherever nothing says what they count. */
export const statusCodes = setOf("200 201 202 204 301 302 304 307 400 401 403 404 405 408 409 410 412 413 415 422 425 429 500 501 502 503 504");
export const beforeStatus = setOf("a an return returns returned returning get gets got throw throws respond responds response answer answers code codes with status the");

/** "in 2021", "since 2014": a year. */
export const beforeYear = setOf("in since until till by from during of early late mid circa around back before after year spring summer autumn fall winter between and to");

/** "wait a second time": the ordinal, where it could be the period. */
export const afterOrdinal = setOf(
  "time round attempt look opinion pass chance region try copy version phase wave cluster node store set table database datacenter team instance replica zone service provider person engineer reviewer job pair layer level thing option part half stage step place point reason queue cache server index",
);

import { config } from "zod/v4/core";

// Zod would try whether it may write code of its own, which the page's policy refuses and reports.
config({ jitless: true });

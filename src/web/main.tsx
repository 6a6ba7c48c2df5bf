import "./no-written-code";
import "./tokens.css";
import "./base.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { mayPass } from "./api";
import { createAppRouter } from "./router";

const place = document.getElementById("app");
if (place === null) throw new Error("index.html has no place for the app.");

/** So long the page waits for its typeface, in milliseconds. */
const longestFontMs = 1000;

/** Everything comes from this machine: a request that fails is worth one more try, soon, and no more. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 1 && mayPass(error), retryDelay: 400, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

// What a page that is gone has left of a recording is sent, wherever one begins.
void import("./recording/page-carrier").then(({ pageCarrier }) => pageCarrier());

void import("./voice/page-shelf").then(({ forgetOverSpeech }) => forgetOverSpeech()).catch(console.error);

// Its letters are of another width than those that stand in for it: lines that broke anew would move what is below them.
await Promise.race([document.fonts.load("16px Inter").catch(console.error), new Promise((resolve) => setTimeout(resolve, longestFontMs))]);

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={createAppRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, Outlet, type RouterHistory } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { KeysEverywhere } from "./keys/keys-everywhere";
import { buttonClass } from "./parts/button";
import { Failure } from "./parts/failure";
import { Page } from "./parts/page";
import { Shell } from "./parts/shell";
import { Loading } from "./parts/skeleton";
import { PractisePage } from "./practise/practise-page";

/** The room, the report and what follows from it are loaded when they are first wanted. */
const RoomPage = lazy(async () => ({ default: (await import("./room/room-page")).RoomPage }));
const ReportPage = lazy(async () => ({ default: (await import("./report/report-page")).ReportPage }));

const ReplayPage = lazy(async () => ({ default: (await import("./replay/replay-page")).ReplayPage }));
const DeliveryPage = lazy(async () => ({ default: (await import("./delivery/delivery-page")).DeliveryPage }));

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <KeysEverywhere />
    </>
  ),
});

const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell });

const practise = createRoute({ getParentRoute: () => shell, path: "/", component: PractisePage });
const reports = createRoute({ getParentRoute: () => shell, path: "/reports", component: lazyRouteComponent(() => import("./reports/reports-page"), "ReportsPage") });
const stories = createRoute({ getParentRoute: () => shell, path: "/stories", component: lazyRouteComponent(() => import("./stories/stories-page"), "StoriesPage") });
const settings = createRoute({ getParentRoute: () => shell, path: "/settings", component: lazyRouteComponent(() => import("./settings/settings-page"), "SettingsPage") });

const report = createRoute({ getParentRoute: () => shell, path: "/sessions/$id/report", component: ReportRoute });
const replay = createRoute({ getParentRoute: () => shell, path: "/sessions/$id/replay", component: ReplayRoute, validateSearch: (search): Moment => momentOf(search) });
const delivery = createRoute({ getParentRoute: () => shell, path: "/delivery", component: DeliveryRoute, validateSearch: ({ session }): { readonly session?: string } => (typeof session === "string" ? { session } : {}) });
const room = createRoute({ getParentRoute: () => root, path: "/sessions/$id", component: RoomRoute });

function ReportRoute() {
  const { id } = report.useParams();
  return (
    <Suspense fallback={<PageLoading label="Opening the report" />}>
      <ReportPage key={id} id={id} />
    </Suspense>
  );
}

/** Words of one turn, or a time in milliseconds on the session's clock. */
type Moment = { readonly turn?: number; readonly start?: number; readonly end?: number; readonly at?: number };

function momentOf(search: Readonly<Record<string, unknown>>): Moment {
  const number = (name: keyof Moment): Moment => {
    const value = Number(search[name]);
    return search[name] !== undefined && Number.isInteger(value) && value >= 0 ? { [name]: value } : {};
  };
  return { ...number("turn"), ...number("start"), ...number("end"), ...number("at") };
}

function ReplayRoute() {
  const { id } = replay.useParams();
  const { turn, start, end, at } = replay.useSearch();
  const place = turn === undefined ? null : { turn, start: start ?? 0, end: end ?? (start ?? 0) + 1 };
  return (
    <Suspense fallback={<PageLoading label="Opening the replay" />}>
      <ReplayPage key={`${id} ${JSON.stringify([place, at])}`} id={id} beginning={{ place, atMs: at ?? null }} />
    </Suspense>
  );
}

function DeliveryRoute() {
  const { session } = delivery.useSearch();
  return (
    <Suspense fallback={<PageLoading label="Opening the page on delivery" />}>
      <DeliveryPage session={session ?? null} />
    </Suspense>
  );
}

function RoomRoute() {
  const { id } = room.useParams();
  return (
    <Suspense fallback={<PageLoading label="Opening the room" />}>
      <RoomPage key={id} id={id} />
    </Suspense>
  );
}

/** The app's pages and their addresses. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([shell.addChildren([practise, reports, stories, settings, report, replay, delivery]), room]),
    ...(history === undefined ? {} : { history }),
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Broken,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function PageLoading({ label }: { readonly label: string }) {
  return (
    <Page title="Altitude">
      <Loading label={label} />
    </Page>
  );
}

function NotFound() {
  return (
    <Page title="There is no such page" lead="The address may be mistyped, or what it led to was erased.">
      <p>
        <Link to="/" className={buttonClass("primary")}>
          Go to Practise
        </Link>
      </p>
    </Page>
  );
}

/** A bug of ours, or a part of the app that could not be loaded because another version runs now. */
function Broken({ error }: { readonly error: unknown }) {
  return (
    <Page title="This page could not be drawn">
      <Failure title="Something in the app failed." error={error} kept="What was said is kept." onRetry={reload} />
    </Page>
  );
}

const reload = (): void => {
  location.reload();
};

import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { BookOpen, FileText, MessagesSquare, Settings } from "lucide-react";
import { Mark } from "./mark";
import styles from "./shell.module.css";

const pages = [
  { to: "/", title: "Practise", icon: MessagesSquare, isExact: true },
  { to: "/reports", title: "Reports", icon: FileText, isExact: false },
  { to: "/stories", title: "Stories", icon: BookOpen, isExact: false },
  { to: "/settings", title: "Settings", icon: Settings, isExact: false },
] as const;

/** Pages of one session, and those that compare them, belong to the reports. */
const ofReports = /^\/(delivery$|sessions\/)/;

/** The frame of every page but the room: the rail at the left, on a phone the bar at the bottom. */
export function Shell() {
  const isOfReports = useLocation({ select: ({ pathname }) => ofReports.test(pathname) });
  return (
    <div className={styles.shell} data-shell>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <header className={styles.rail}>
        <Link to="/" className={styles.brand}>
          <Mark />
          <span>Altitude</span>
        </Link>
        <nav aria-label="Pages" className={styles.pages}>
          {pages.map(({ to, title, icon: Icon, isExact }) => (
            <Link key={to} to={to} activeOptions={{ exact: isExact }} aria-current={isOfReports && to === "/reports" ? "true" : undefined} className={styles.page}>
              <Icon aria-hidden />
              <span>{title}</span>
            </Link>
          ))}
        </nav>
        <p className={styles.keys}>
          <kbd>?</kbd> lists the keys
        </p>
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
    </div>
  );
}

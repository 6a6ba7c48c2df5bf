import { X } from "lucide-react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Button, IconButton } from "../parts/button";
import { Select, TextField } from "../parts/field";
import { actTitles, boardForms, type BoardAct, type BoardForm } from "./board-acts";
import styles from "./board-form.module.css";
import type { Outline } from "./outline";
import { shapeKinds, shapes, type ShapeKind } from "./shapes";

/** What a filled-in form asks for. */
export type BoardRequest =
  | { readonly kind: "add"; readonly shape: ShapeKind; readonly label: string }
  | { readonly kind: "connect"; readonly from: string; readonly to: string; readonly label: string }
  | { readonly kind: "rename"; readonly id: string; readonly label: string }
  | { readonly kind: "remove"; readonly id: string }
  | { readonly kind: "save"; readonly form: BoardForm };

type Props = { readonly act: BoardAct; readonly outline: Outline; readonly onDo: (request: BoardRequest) => void; readonly onClose: () => void };

/** A few fields above the drawing. It stays open for the next one where one seldom wants just one. */
export function BoardFormPanel({ act, outline, onDo, onClose }: Props) {
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>("select, input, form button")?.focus();
  }, [act]);
  return (
    // Escape closes it from wherever in it one is.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      className={styles.panel}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles.header}>
        <h3 id={heading}>{actTitles[act.kind]}</h3>
        <IconButton label="Close" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <Fields act={act} outline={outline} onDo={onDo} />
    </section>
  );
}

function Fields({ act, outline, onDo }: Omit<Props, "onClose">) {
  switch (act.kind) {
    case "add":
      return <AddFields onDo={onDo} />;
    case "connect":
      return outline.components.length < 2 ? <p className={styles.none}>There have to be two things on the board first.</p> : <ConnectFields from={act.from} outline={outline} onDo={onDo} />;
    case "rename":
      return outline.components.length === 0 ? <Nothing /> : <RenameFields id={act.id} outline={outline} onDo={onDo} />;
    case "remove":
      return outline.components.length === 0 ? <Nothing /> : <RemoveFields id={act.id} outline={outline} onDo={onDo} />;
    case "save":
      return <SaveFields onDo={onDo} />;
  }
}

const Nothing = () => <p className={styles.none}>Nothing is on the board yet.</p>;

type Doing = { readonly onDo: (request: BoardRequest) => void };

function AddFields({ onDo }: Doing) {
  const [shape, setShape] = useState<ShapeKind>("service");
  const [label, setLabel] = useState("");
  return (
    <Form
      send="Add"
      onSend={() => {
        onDo({ kind: "add", shape, label: label.trim() === "" ? shapes[shape].title : label.trim() });
        setLabel("");
      }}
    >
      <Select
        label="What"
        value={shape}
        onChange={(value) => {
          setShape(shapeKinds.find((kind) => kind === value) ?? shape);
        }}
      >
        {shapeKinds.map((kind) => (
          <option key={kind} value={kind}>
            {shapes[kind].title}
          </option>
        ))}
      </Select>
      <TextField label="Label" value={label} onChange={setLabel} placeholder={shapes[shape].title} />
    </Form>
  );
}

function ConnectFields({ from: given, outline, onDo }: Doing & { readonly from: string | undefined; readonly outline: Outline }) {
  const { components } = outline;
  const ids = components.map(({ id }) => id);
  const [wantedFrom, setFrom] = useState(given ?? "");
  const [wantedTo, setTo] = useState("");
  const [label, setLabel] = useState("");
  const from = ids.includes(wantedFrom) ? wantedFrom : (ids[0] ?? "");
  const others = components.filter(({ id }) => id !== from);
  const to = others.some(({ id }) => id === wantedTo) ? wantedTo : (others[0]?.id ?? "");
  return (
    <Form
      send="Connect"
      onSend={() => {
        onDo({ kind: "connect", from, to, label: label.trim() });
        setLabel("");
      }}
    >
      <PartSelect label="From" parts={components} value={from} onChange={setFrom} />
      <PartSelect label="To" parts={others} value={to} onChange={setTo} />
      <TextField label="Label, if any" value={label} onChange={setLabel} placeholder="reads, writes, events" />
    </Form>
  );
}

type Part = { readonly id: string; readonly name: string };

function PartSelect({ label, parts, value, onChange }: { readonly label: string; readonly parts: readonly Part[]; readonly value: string; readonly onChange: (id: string) => void }) {
  return (
    <Select label={label} value={value} onChange={onChange}>
      {parts.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** Everything that can carry a label or be removed: parts, then arrows by their ends. */
const allOf = ({ components, connections }: Outline): readonly (Part & { readonly label: string })[] => [...components, ...connections.map(({ id, from, to, label }) => ({ id, label, name: `Arrow from ${from.name} to ${to.name}${label === "" ? "" : `, ${label}`}` }))];

function RenameFields({ id: given, outline, onDo }: Doing & { readonly id: string | undefined; readonly outline: Outline }) {
  const all = allOf(outline);
  const [chosen, setChosen] = useState(all.find(({ id }) => id === given) ?? all[0]);
  const [label, setLabel] = useState(chosen?.label ?? "");
  return (
    <Form
      send="Rename"
      onSend={() => {
        if (chosen !== undefined) onDo({ kind: "rename", id: chosen.id, label: label.trim() });
      }}
    >
      <PartSelect
        label="What"
        parts={all}
        value={chosen?.id ?? ""}
        onChange={(id) => {
          const next = all.find((one) => one.id === id);
          setChosen(next);
          setLabel(next?.label ?? "");
        }}
      />
      <TextField label="New label" value={label} onChange={setLabel} />
    </Form>
  );
}

function RemoveFields({ id: given, outline, onDo }: Doing & { readonly id: string | undefined; readonly outline: Outline }) {
  const all = allOf(outline);
  const [id, setId] = useState(all.find((one) => one.id === given)?.id ?? all[0]?.id ?? "");
  return (
    <Form
      send="Remove"
      onSend={() => {
        onDo({ kind: "remove", id });
      }}
    >
      <PartSelect label="What" parts={all} value={id} onChange={setId} />
    </Form>
  );
}

function SaveFields({ onDo }: Doing) {
  return (
    <form className={styles.form}>
      {boardForms.map(({ form, title }) => (
        <Button
          key={form}
          onClick={() => {
            onDo({ kind: "save", form });
          }}
        >
          {title}
        </Button>
      ))}
    </form>
  );
}

function Form({ send, onSend, children }: { readonly send: string; readonly onSend: () => void; readonly children: ReactNode }) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      <Button type="submit">{send}</Button>
    </form>
  );
}

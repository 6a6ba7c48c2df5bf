import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { modelQuery } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { Notice } from "../parts/notice";
import { Loading, Skeleton } from "../parts/skeleton";
import { ConnectedModel } from "./connected-model";
import { FoundServers } from "./found-servers";
import { ModelFacts } from "./model-facts";
import { ModelForm } from "./model-form";
import page from "./settings-page.module.css";
import styles from "./model.module.css";

/** The language model that may word questions and point at evidence: none, one that is set here, or one that the environment sets. */
export function ModelSection() {
  const model = useQuery(modelQuery);
  const [isChoosing, setChoosing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const connected = model.data?.connected ?? null;

  /** What was pressed is gone: the focus goes to where the change is to be read. */
  function backToTop(): void {
    setChoosing(false);
    heading.current?.focus();
  }
  return (
    <section className={page.section} aria-labelledby="model">
      <h2 id="model" ref={heading} tabIndex={-1}>Interviewer’s language model</h2>
      <ModelFacts />
      {model.isPending ? (
        <Loading label="Loading which model is connected">
          <Skeleton height="8rem" />
        </Loading>
      ) : model.isError ? (
        <Failure title="Which model is connected could not be read." error={model.error} kept="What is connected stays so." onRetry={() => void model.refetch()} />
      ) : (
        <>
          {model.data.trouble === null ? null : (
            <Notice tone="failed" title="What was kept could not be read.">
              <p>
                {model.data.trouble.message} {model.data.trouble.mend}
              </p>
            </Notice>
          )}
          {connected === null ? (
            <p>No model is connected. The built-in interviewer asks and reads by itself.</p>
          ) : (
            <ConnectedModel
              connected={connected}
              isChanging={isChoosing}
              onDisconnected={backToTop}
              onChange={() => {
                setChoosing(true);
              }}
            />
          )}
          {connected?.from === "environment" ? null : isChoosing ? (
            <ModelForm connected={connected} onDone={backToTop} />
          ) : connected === null ? (
            <div className={styles.ways}>
              <FoundServers onConnected={backToTop} />
              <Button
                onClick={() => {
                  setChoosing(true);
                }}
              >
                Set one up by hand
              </Button>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}

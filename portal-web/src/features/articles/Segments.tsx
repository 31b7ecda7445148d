import type { Segment } from "../../api/types.ts";
import styles from "./articles.module.css";

/** A text in which the words that were searched for are marked. */
export const Segments = ({ segments }: { segments: Segment[] }) =>
  segments.map((segment, at) =>
    segment.marked ? (
      <mark key={at} className={styles.marked}>
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  );

import styles from "./articles.module.css";

/** The text of an article; its HTML was sanitised by the server, and the content policy allows no script in it. */
export const ArticleBody = ({ html, language }: { html: string; language: string }) => <div className={styles.body} lang={language} dangerouslySetInnerHTML={{ __html: html }} />;

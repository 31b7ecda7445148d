import type { EffectView, TrialView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { Stack } from "../../ui/Layout.tsx";
import { Badge } from "../../ui/Status.tsx";
import { useRightName } from "./names.ts";
import { useNames } from "./useNames.ts";
import styles from "./permissions.module.css";

const abilities = ["see", "seeMasked", "find", "sort", "export", "create", "change", "records", "others"] as const;

/** Who gains or loses what, role by role. */
export function Effects({ effects, people = [] }: { effects: EffectView[]; people?: TrialView["people"] }) {
  const t = useT();
  const names = useNames();
  if (effects.length === 0) return <p>{t("permissions.noEffect")}</p>;
  const roles = [...new Set(effects.map((effect) => effect.role))];
  return (
    <Stack>
      {roles.map((role) => (
        <section key={role}>
          <h3>{names.role(role)}</h3>
          {people
            .filter((one) => one.role === role)
            .map(({ count, names: some }) => (
              <p key={role} className={styles.soft}>
                {t("permissions.people", { count, names: some.join(t("permissions.comma")) })}
                {count > some.length && " …"}
              </p>
            ))}
          <ul className={styles.effects}>
            {effects
              .filter((effect) => effect.role === role)
              .map((effect) => (
                <Effect key={`${effect.recordType} ${effect.field}`} effect={effect} />
              ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

function Effect({ effect }: { effect: EffectView }) {
  const t = useT();
  const names = useNames();
  const right = useRightName();
  return (
    <li className={styles.effect}>
      <span>
        <strong>{effect.field === null ? t("permissions.rows") : names.field(effect.recordType, effect.field)}</strong> <span className={styles.soft}>{names.record(effect.recordType)}</span>
      </span>
      <span className={styles.change}>
        <del>{right(effect.before)}</del>
        <span aria-hidden="true">→</span>
        <ins>{right(effect.after)}</ins>
      </span>
      <span className={styles.abilities}>
        {effect.gains.length > 0 && (
          <Badge tone="good">
            {t("permissions.gains")} <Abilities of={effect.gains} />
          </Badge>
        )}
        {effect.loses.length > 0 && (
          <Badge tone="warn">
            {t("permissions.loses")} <Abilities of={effect.loses} />
          </Badge>
        )}
      </span>
    </li>
  );
}

function Abilities({ of }: { of: string[] }) {
  const t = useT();
  return <>{abilities.filter((ability) => of.includes(ability)).map((ability) => t(`ability.${ability}`)).join(t("permissions.comma"))}</>;
}

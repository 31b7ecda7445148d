import { useT } from "../../i18n/console.ts";
import { Checkbox, FieldProblem } from "../../ui/fields.tsx";
import { Grid, Stack } from "../../ui/Layout.tsx";
import { staffRoles } from "./people.ts";

/** Ticks for the roles of somebody of the staff. */
export function RoleFields({ roles, onChange, readOnly, error }: { roles: string[]; onChange: (roles: string[]) => void; readOnly?: boolean; error?: string }) {
  const t = useT();
  return (
    <Stack gap={2}>
      <strong>{t("people.roles")}</strong>
      <Grid min="small">
        {staffRoles.map((role) => (
          <Checkbox
            key={role}
            label={t(`people.role.${role}`)}
            hint={t(`people.roleHint.${role}`)}
            checked={roles.includes(role)}
            readOnly={readOnly}
            onChange={(ticked) => onChange(ticked ? [...roles, role] : roles.filter((other) => other !== role))}
          />
        ))}
      </Grid>
      {error && <FieldProblem>{error}</FieldProblem>}
    </Stack>
  );
}

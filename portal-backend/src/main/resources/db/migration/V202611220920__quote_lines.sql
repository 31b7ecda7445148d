create table if not exists quote_line (
  id uuid not null primary key,
  quote_id uuid not null,
  position int not null,
  kind varchar(8) not null,
  part_id uuid,
  part_number varchar(60),
  description varchar(500) not null,
  quantity_thousandths bigint not null,
  unit varchar(20) not null,
  unit_price_minor bigint not null,
  unit_cost_minor bigint,
  covered tinyint(1) not null,
  amount_minor bigint not null,
  decision varchar(10),
  reason varchar(500),
  key quote_line_quote (quote_id, position),
  constraint quote_line_quote foreign key (quote_id) references quote (id) on delete cascade
);

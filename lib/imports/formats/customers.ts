import { looseNumber, optionalText, parseId, parseOptionalTime } from './cells';
import { fields, required } from './fields';
import { type ImportFormat } from './import-format';

/** One customer a row; columns that no field takes are kept as attributes. */
export const customers: ImportFormat = {
  id: 'customers',
  fields: [
    required(fields.customerId),
    fields.name,
    fields.email,
    fields.country,
    fields.city,
    fields.birthYear,
    fields.gender,
    fields.joinedAt,
  ],
  parseRow(cells, rest) {
    const customerId = parseId(cells, 'customerId');
    if (typeof customerId === 'object') return customerId;
    const joinedAt = parseOptionalTime(cells, 'joinedAt');
    const birthYear = looseNumber(cells, 'birthYear', 1800, 2200);
    return {
      customer: {
        customerId,
        name: optionalText(cells, 'name', 200),
        email: optionalText(cells, 'email', 200),
        country: optionalText(cells, 'country', 100),
        city: optionalText(cells, 'city', 100),
        birthYear: birthYear === null ? null : Math.round(birthYear),
        gender: optionalText(cells, 'gender', 40),
        joinedAt: typeof joinedAt === 'number' ? joinedAt : null,
        attributes: rest(),
      },
    };
  },
};

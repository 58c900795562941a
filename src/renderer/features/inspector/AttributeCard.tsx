import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import type { Attribute, Product } from '#shared/domain/attribute';
import type { KeyName } from '#shared/query/language/keys';
import { attributeWords, productName } from '../../i18n/attribute-text';
import type { ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import cardStyles from './AttributeCard.module.css';
import { Details, type DetailWishes } from './Details';
import styles from './Details.module.css';
import { type DetailRow, timeValue } from './detail-rows';
import { extraRows } from './extra-rows';
import { FilterButton } from './FilterButton';
import { drawnVersions, VersionNote } from './VersionNote';

interface AttributeCardProps extends DetailWishes {
  readonly attribute: Attribute;
  readonly zone: ZoneChoice;
}

/** The key under which the words of an attribute are searched, by its type. */
const KEYS: Readonly<Record<string, KeyName>> = {
  purchase: 'purchase',
  viewedProduct: 'viewed',
  cartStatus: 'cart',
  serviceActivity: 'service',
  visitorError: 'error',
  lead: 'lead',
  customerInfo: 'profile',
  marketingCampaignInfo: 'marketing',
  personalInfo: 'personal',
};

/** What the page or the vendor recorded of the customer's doings, as a card. */
export function AttributeCard({ attribute, ...props }: AttributeCardProps) {
  return drawnVersions(attribute).map(({ drawKey, item, from }) => (
    <VersionCard key={drawKey} attribute={item} from={from} {...props} />
  ));
}

interface VersionCardProps extends AttributeCardProps {
  readonly from: string | undefined;
}

function VersionCard({ attribute, from, zone, onFilter, onOpenLink }: VersionCardProps) {
  const { type, at, authenticated, extras = {} } = attribute;
  const { title, headline, state, products, total, lines } = attributeWords(attribute, zone);
  const key = KEYS[type];
  const time = at && timeValue(at, zone);
  const rows = lines.map(({ name, value, facts: [fact] }): DetailRow => {
    const findable = key !== undefined && fact !== undefined && typeof fact.value !== 'boolean';
    return {
      name,
      value,
      ...(fact && { vendorName: fact.name }),
      ...(findable && { filter: { key, value: String(fact.value) } }),
    };
  });
  const wishes = { onFilter, onOpenLink };
  const empty = headline === undefined && state === undefined && rows.length === 0 && products.length === 0;
  return (
    <li className={cardStyles.attribute} data-type={type}>
      <h4 className={cardStyles.title}>
        {title}
        {authenticated !== undefined && <Authenticated is={authenticated} />}
      </h4>
      {from !== undefined && <VersionNote from={from} />}
      {headline !== undefined && (
        <p className={cardStyles.headline}>
          <bdi data-filter-key={key} data-filter-value={headline.value}>
            {headline.value}
          </bdi>
          {key !== undefined && (
            <FilterButton {...headline} filter={{ key, value: headline.value }} onFilter={onFilter} />
          )}
        </p>
      )}
      {state !== undefined && (
        <p className={cardStyles.state}>
          <CircleAlert aria-hidden />
          {state}
        </p>
      )}
      {products.length > 0 && <Products products={products} total={total} filterKey={key} onFilter={onFilter} />}
      {products.length === 0 && total !== undefined && (
        <Details rows={[{ name: text('attribute.total'), value: total }]} {...wishes} />
      )}
      <Details rows={rows} {...wishes} />
      {empty && total === undefined && <p className={styles.muted}>{text('attribute.nothing')}</p>}
      {time !== undefined && (
        <p className={styles.note}>
          <time>{time.value}</time>
          {time.note !== undefined && <span className={styles.note}>{time.note}</span>}
        </p>
      )}
      <Details rows={extraRows(extras)} {...wishes} />
    </li>
  );
}

function Authenticated({ is }: { readonly is: boolean }) {
  const Sign = is ? CircleCheck : CircleHelp;
  const key = is ? 'attribute.authenticated' : 'attribute.notAuthenticated';
  return (
    <span className={cardStyles.sign} data-is={is} title={text(`${key}.explanation`)}>
      <Sign aria-hidden />
      {text(key)}
    </span>
  );
}

interface ProductsProps {
  readonly products: readonly Product[];
  readonly total: string | undefined;
  readonly filterKey: KeyName | undefined;
  readonly onFilter: DetailWishes['onFilter'];
}

function Products({ products, total, filterKey, onFilter }: ProductsProps) {
  const counted = products.some(({ quantity }) => quantity !== undefined);
  return (
    <table className={cardStyles.products} aria-label={text('attribute.products')}>
      <thead>
        <tr>
          <th scope="col">{text('attribute.product')}</th>
          {counted && (
            <th scope="col" className={cardStyles.number}>
              {text('attribute.quantity')}
            </th>
          )}
          <th scope="col" className={cardStyles.number}>
            {text('attribute.price')}
          </th>
        </tr>
      </thead>
      <tbody>
        {products.map((product, index) => {
          const name = productName(product);
          const filter = filterKey && { key: filterKey, value: name };
          const kinds = [product.category, product.sku].filter(each => each !== undefined && each !== name);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same product may stand twice, and none moves
            <tr key={index}>
              <th scope="row">
                <bdi data-filter-key={filter?.key} data-filter-value={filter?.value}>
                  {name}
                </bdi>
                {filter !== undefined && (
                  <FilterButton name={text('attribute.product')} value={name} filter={filter} onFilter={onFilter} />
                )}
                {kinds.length > 0 && <span className={styles.note}>{kinds.join(' · ')}</span>}
              </th>
              {counted && <td className={cardStyles.number}>{product.quantity}</td>}
              <td className={cardStyles.number}>{product.price}</td>
            </tr>
          );
        })}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={counted ? 2 : 1}>
              {text('attribute.total')}
            </th>
            <td className={cardStyles.number}>
              <bdi>{total}</bdi>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

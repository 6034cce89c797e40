// Amounts as the reader's own language writes them.
const money = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2 });
function formatPrice(price) {
  return { item: price.item, amount: money.format(price.amount) };
}

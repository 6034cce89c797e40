// One row a price. Text is set as text, so no markup can come in from the data.
function fillTable(table, prices) {
  for (const price of prices) {
    const row = table.insertRow();
    row.insertCell().textContent = price.item;
    row.insertCell().textContent = price.amount;
  }
}

// The page shows what the API returns, or says that it cannot.
fetch("api/prices")
  .then(response => response.json())
  .then(prices => fillTable(document.getElementById("prices"), prices.map(formatPrice)))
  .catch(error => { document.body.append(String(error)); });

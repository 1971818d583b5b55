// SPDX-License-Identifier: GPL-3.0-or-later
SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#ui",
    validatorUrl: null,
    deepLinking: true,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: true,
    tryItOutEnabled: true,
});

//! Panels. They read views, change only their own state and push wishes into an outbox.

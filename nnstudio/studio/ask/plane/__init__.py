"""Points in the plane, with what the network says everywhere between them, drawn while it learns."""

"""The anti-corruption action plan (แผนปฏิบัติการป้องกันการทุจริต), its reports, and their files."""

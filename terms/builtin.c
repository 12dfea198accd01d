// Each file of the term base becomes bytes of the program; the compiler tracks their changes.

#include "BuiltinTerms.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const uint8_t sources[] = {
#embed "sources.yaml"
};
static const uint8_t names[] = {
#embed "names.yaml"
};
static const uint8_t labour_migration[] = {
#embed "labour-migration.yaml"
};
static const uint8_t migration[] = {
#embed "migration.yaml"
};
static const uint8_t placement_recruitment[] = {
#embed "placement-recruitment.yaml"
};
static const uint8_t general[] = {
#embed "general.yaml"
};
static const uint8_t labour_rights[] = {
#embed "labour-rights.yaml"
};
static const uint8_t legislation[] = {
#embed "legislation.yaml"
};
static const uint8_t forced_labour[] = {
#embed "forced-labour.yaml"
};
static const uint8_t immigration[] = {
#embed "immigration.yaml"
};
static const uint8_t diplomacy_consular[] = {
#embed "diplomacy-consular.yaml"
};
static const uint8_t social_protection[] = {
#embed "social-protection.yaml"
};
static const uint8_t human_rights[] = {
#embed "human-rights.yaml"
};
static const uint8_t institution_id[] = {
#embed "institution-id.yaml"
};
static const uint8_t trafficking[] = {
#embed "trafficking.yaml"
};
static const uint8_t civil_society[] = {
#embed "civil-society.yaml"
};
static const uint8_t asean[] = {
#embed "asean.yaml"
};
static const uint8_t un_system[] = {
#embed "un-system.yaml"
};
static const uint8_t labour_inspection[] = {
#embed "labour-inspection.yaml"
};
static const uint8_t human_rights_treaty[] = {
#embed "human-rights-treaty.yaml"
};
static const uint8_t refugee[] = {
#embed "refugee.yaml"
};
static const uint8_t fishing_seafaring[] = {
#embed "fishing-seafaring.yaml"
};
static const uint8_t domestic_work[] = {
#embed "domestic-work.yaml"
};
static const uint8_t treaty_law[] = {
#embed "treaty-law.yaml"
};
static const uint8_t smuggling[] = {
#embed "smuggling.yaml"
};
static const uint8_t orthography[] = {
#embed "orthography.yaml"
};

#define FILE_OF(array, file) {file, array, sizeof(array)}

// Fields stand in the order in which look-ups show concepts that match alike.
static const builtin_terms_file files[] = {
    FILE_OF(sources, "sources.yaml"),
    FILE_OF(names, "names.yaml"),
    FILE_OF(labour_migration, "labour-migration.yaml"),
    FILE_OF(migration, "migration.yaml"),
    FILE_OF(placement_recruitment, "placement-recruitment.yaml"),
    FILE_OF(general, "general.yaml"),
    FILE_OF(labour_rights, "labour-rights.yaml"),
    FILE_OF(legislation, "legislation.yaml"),
    FILE_OF(forced_labour, "forced-labour.yaml"),
    FILE_OF(immigration, "immigration.yaml"),
    FILE_OF(diplomacy_consular, "diplomacy-consular.yaml"),
    FILE_OF(social_protection, "social-protection.yaml"),
    FILE_OF(human_rights, "human-rights.yaml"),
    FILE_OF(institution_id, "institution-id.yaml"),
    FILE_OF(trafficking, "trafficking.yaml"),
    FILE_OF(civil_society, "civil-society.yaml"),
    FILE_OF(asean, "asean.yaml"),
    FILE_OF(un_system, "un-system.yaml"),
    FILE_OF(labour_inspection, "labour-inspection.yaml"),
    FILE_OF(human_rights_treaty, "human-rights-treaty.yaml"),
    FILE_OF(refugee, "refugee.yaml"),
    FILE_OF(fishing_seafaring, "fishing-seafaring.yaml"),
    FILE_OF(domestic_work, "domestic-work.yaml"),
    FILE_OF(treaty_law, "treaty-law.yaml"),
    FILE_OF(smuggling, "smuggling.yaml"),
    FILE_OF(orthography, "orthography.yaml"),
};

int32_t builtin_terms_count(void) { return (int32_t)COUNT_OF(files); }

builtin_terms_file builtin_terms_at(int32_t index) { return files[index]; }

// Debian's library is built with it, and its header shows the limits on entities only then.
#define XML_DTD
#include <expat.h>
// Expat gives names and values as C strings.
#include <string.h>

/* Contents/MacOS/cais: Cais, as a program of macOS, by the Python in the same bundle.

   Nothing of what this person's other Pythons are told counts here: where modules are is said anew, and the
   folders of the person are left out (-s). It takes no code: what the app begins beside itself by this program
   it asks for by name, as -X launcher says. */

#include <dlfcn.h>
#include <libgen.h>
#include <mach-o/dyld.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/param.h>
#include <unistd.h>

int main(int count, char **given)
{
    char found[MAXPATHLEN], place[MAXPATHLEN], text[4 * MAXPATHLEN];
    uint32_t size = sizeof found;
    if (_NSGetExecutablePath(found, &size) || !realpath(found, place))
        return fprintf(stderr, "Cais does not find its own folder. Please install it again.\n"), 1;
    const char *contents = dirname(dirname(place));
    char all[MAXPATHLEN];
    strlcpy(all, contents, sizeof all);
    extern char **environ;
    for (char **one = environ; *one;) {
        if (strncmp(*one, "PYTHON", 6)) {
            one++;
            continue;
        }
        char name[256];
        strlcpy(name, *one, sizeof name);
        name[strcspn(name, "=")] = 0;
        if (unsetenv(name))
            one++;
    }
    snprintf(text, sizeof text, "%s/Frameworks/Python.framework/Versions/" PYTHON_VERSION, all);
    setenv("PYTHONHOME", text, 1);
    snprintf(text, sizeof text, "%s/Resources/app:%s/Resources/packages", all, all);
    setenv("PYTHONPATH", text, 1);
    setenv("PYTHONDONTWRITEBYTECODE", "1", 1); /* a bundle that changes has a broken signature */
    snprintf(text, sizeof text, "%s/Frameworks/Python.framework/Versions/" PYTHON_VERSION "/Python", all);
    void *python = dlopen(text, RTLD_NOW | RTLD_GLOBAL);
    int (*run)(int, char **) = python ? (int (*)(int, char **))dlsym(python, "Py_BytesMain") : NULL;
    if (!run)
        return fprintf(stderr, "A part of Cais is missing (Python). Please install it again.\n"), 1;
    char *before[] = {given[0], "-s", "-X", "utf8", "-X", "launcher", "-m", "desktop"};
    const int more = sizeof before / sizeof *before;
    char **arguments = calloc(count + more, sizeof *arguments);
    if (!arguments)
        return 1;
    memcpy(arguments, before, sizeof before);
    for (int at = 1; at < count; at++)
        arguments[more + at - 1] = given[at];
    return run(more + count - 1, arguments);
}

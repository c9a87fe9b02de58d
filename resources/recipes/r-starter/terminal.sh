# Sign-in shells start with the system's own PATH, and the user id need not have a name here.
PATH="$HOME/.local/bin:/opt/tool/bin:$PATH"
PS1='\w\$ '

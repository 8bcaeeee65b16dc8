using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrgAdmin")]
[assembly: InternalsVisibleTo("OrgAdmin.Core")]
[assembly: InternalsVisibleTo("OrgAdmin.Core.Tests")]
[assembly: InternalsVisibleTo("OrgAdmin.Emulator.Tests")]
[assembly: InternalsVisibleTo("OrgAdmin.Net8.Tests")]

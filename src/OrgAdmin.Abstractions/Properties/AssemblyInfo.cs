using System.Runtime.CompilerServices;

// What every session sees is what scripts use: models, errors, enumerations. The rest is between these assemblies.
[assembly: InternalsVisibleTo("OrgAdmin")]
[assembly: InternalsVisibleTo("OrgAdmin.Core")]
[assembly: InternalsVisibleTo("OrgAdmin.Emulator")]
[assembly: InternalsVisibleTo("OrgAdmin.Core.Tests")]
[assembly: InternalsVisibleTo("OrgAdmin.Emulator.Tests")]
[assembly: InternalsVisibleTo("OrgAdmin.Net8.Tests")]
[assembly: InternalsVisibleTo("OrgAdmin.Net8.Probe")]
[assembly: InternalsVisibleTo("OrgAdmin.Desktop.Probe")]
[assembly: InternalsVisibleTo("OrgAdmin.Benchmarks")]

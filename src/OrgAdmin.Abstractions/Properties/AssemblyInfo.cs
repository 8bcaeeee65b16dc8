using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrgAdmin.Core.Tests")]

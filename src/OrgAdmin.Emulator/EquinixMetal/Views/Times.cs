using System;
using System.Globalization;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Points in time, as Equinix Metal writes them.</summary>
internal static class Times
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

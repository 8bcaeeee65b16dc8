using System;
using System.Security.Cryptography;
using System.Text;

namespace OrgAdmin.Emulation.EquinixMetal;

/// <summary>Ids that look like ids and are the same in every run. MD5 has the 16 bytes of a UUID; nothing is protected by it.</summary>
internal static class MetalId
{
    public static string Of(string text)
    {
        using MD5 hash = MD5.Create();
        return new Guid(hash.ComputeHash(Encoding.UTF8.GetBytes(text))).ToString();
    }
}

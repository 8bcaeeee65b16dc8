using System.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>MongoDB's ids: 24 hexadecimal digits.</summary>
internal static class ObjectId
{
    public static bool IsValid(string text) =>
        text.Length == 24 && text.All(digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    /// <summary>What MongoDB's driver says of a text that is no id. uData names no field here.</summary>
    public static Abort Refused(string text) =>
        Abort.Without($"'{text}' is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string");
}

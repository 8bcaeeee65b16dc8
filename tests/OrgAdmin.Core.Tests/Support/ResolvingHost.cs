#if !NET
using System;
using System.Linq;
using System.Reflection;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>Sets what a host without a target framework name sets for http and https: UnEscapeDotsAndSlashes.</summary>
internal sealed class ResolvingHost : IDisposable
{
    private const int UnEscapeDotsAndSlashes = 0x2000000;

    private static readonly FieldInfo Flags = typeof(UriParser)
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        .First(field => field.Name is "m_Flags" or "_flags");

    private readonly UriParser[] _parsers;
    private readonly object[] _before;

    public ResolvingHost()
    {
        _parsers =
        [
            .. new[] { "HttpUri", "HttpsUri" }.Select(name =>
                (UriParser)typeof(UriParser).GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)
            ),
        ];
        _before = [.. _parsers.Select(parser => Flags.GetValue(parser))];
        foreach (UriParser parser in _parsers)
            Flags.SetValue(parser, Enum.ToObject(Flags.FieldType, Convert.ToInt32(Flags.GetValue(parser)) | UnEscapeDotsAndSlashes));
    }

    public void Dispose()
    {
        for (int i = 0; i < _parsers.Length; i++)
            Flags.SetValue(_parsers[i], _before[i]);
    }
}
#endif

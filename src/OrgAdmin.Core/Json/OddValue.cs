using System;
using System.Threading;

namespace OrgAdmin.Core.Json;

/// <summary>
/// A value that is not of the documented kind, on its way from <see cref="LenientConverter{T}"/>, which meets it, to the
/// object it belongs to, which keeps it: the serializer sets a property on the same thread right after it has read it.
/// </summary>
internal static class OddValue
{
    private static readonly AsyncLocal<Action<string>?> Listener = new();

    [ThreadStatic]
    private static object? _value;

    [ThreadStatic]
    private static bool _isThere;

    /// <summary>Who is told of odd values, in this flow of control.</summary>
    public static void Tell(Action<string>? listener) => Listener.Value = listener;

    /// <summary>Hands a value over.</summary>
    public static void Give(object? value) => (_value, _isThere) = (value, true);

    /// <summary>Takes the value that was handed over, if there is one.</summary>
    public static bool TryTake(string name, out object? value)
    {
        value = _value;
        if (!_isThere)
            return false;
        (_value, _isThere) = (null, false);
        Listener.Value?.Invoke(name);
        return true;
    }
}

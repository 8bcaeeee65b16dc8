using System;
using System.Collections.Generic;
using System.Reflection;
using System.Text;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>Everything that can be reached from an object through its fields, private ones as well.</summary>
internal static class ObjectGraph
{
    /// <summary>Every text in the graph, and byte and char arrays as text.</summary>
    public static IReadOnlyList<string> Texts(object root)
    {
        List<string> texts = [];
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Stack<object>([root]);
        while (left.TryPop(out object? item))
        {
            switch (item)
            {
                case string text:
                    texts.Add(text);
                    continue;
                case byte[] bytes:
                    texts.Add(Encoding.UTF8.GetString(bytes));
                    continue;
                case char[] chars:
                    texts.Add(new string(chars));
                    continue;
                // Not data of the object but of the runtime.
                case MemberInfo or Assembly or Module or Pointer:
                    continue;
            }
            if (!seen.Add(item))
                continue;
            if (item is Array array)
            {
                foreach (object? element in array)
                {
                    if (element is not null)
                        left.Push(element);
                }
                continue;
            }
            for (Type? type = item.GetType(); type is not null && !type.IsPrimitive; type = type.BaseType)
            {
                foreach (
                    FieldInfo field in type.GetFields(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                    )
                )
                {
                    if (!field.FieldType.IsPointer && !field.FieldType.IsPrimitive && field.GetValue(item) is { } value)
                        left.Push(value);
                }
            }
        }
        return texts;
    }
}

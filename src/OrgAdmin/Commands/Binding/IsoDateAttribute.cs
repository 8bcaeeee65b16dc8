using System;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace OrgAdmin.Commands.Binding;

/// <summary>
/// Takes a date as text in the one form that means the same everywhere: PowerShell alone would read 01/02/2026 as January, wherever
/// the person is.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IsoDateAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex Form = new(
        @"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (Row.Unwrapped(inputData) is not string text)
            return inputData;
        if (
            Form.IsMatch(text.Trim())
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
        )
            return time;
        throw new ArgumentTransformationMetadataException(
            $"'{DisplayText.Of(text)}' may mean several days, or none. Write it as 2026-01-31 or 2026-01-31T17:00:00Z."
        );
    }
}

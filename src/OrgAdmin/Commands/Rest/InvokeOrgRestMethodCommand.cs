using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OrgAdmin.Capabilities;
using OrgAdmin.Commands.Base;
using OrgAdmin.Commands.Binding;
using OrgAdmin.Loading;

namespace OrgAdmin.Commands;

/// <summary>Sends any request of a provider's API, with the connection's credential, retries, paging and redaction.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "OrgRestMethod",
    SupportsShouldProcess = true,
    DefaultParameterSetName = OutputSet,
    HelpUri = HelpPages.Address + "Invoke-OrgRestMethod.md"
)]
[OutputType(typeof(PSObject), typeof(Hashtable), typeof(string))]
public sealed class InvokeOrgRestMethodCommand : ConnectedCmdlet<IRestInvoker>
{
    private const string OutputSet = "Output";
    private const string PaginateSet = "Paginate";
    private const string FileSet = "OutFile";

    /// <summary>The path below the connection's endpoint, with or without a query.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RowText]
    public object? Path { get; set; }

    /// <summary>The method. GET if left out.</summary>
    [Parameter]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")]
    public string Method { get; set; } = "GET";

    /// <summary>Query parameters to add.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a hashtable, a list or an object is sent as JSON, a text as it is.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>The fields of a form to send instead of a body: texts, files (as Get-Item gives them), or lists of either.</summary>
    // Never from a row, which would choose the files that are uploaded.
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Form { get; set; }

    /// <summary>Follow the pages, and output the items of all of them.</summary>
    [Parameter(ParameterSetName = PaginateSet, Mandatory = true)]
    public SwitchParameter Paginate { get; set; }

    /// <summary>The file that the answer's body goes to, written whole or not at all.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Output hashtables instead of objects: they hold every key, also an empty one and those that differ only in case.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>The variable that gets the answer's status.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusCodeVariable { get; set; }

    /// <summary>The variable that gets the answer's headers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResponseHeadersVariable { get; set; }

    /// <summary>Output an answer that is not a success instead of reporting an error.</summary>
    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    private protected override string Purpose => "be asked";

    // Any other word before a colon is a drive, such as env:.
    private static readonly string[] Scopes = ["global", "local", "private", "script", "variable"];

    private IReadOnlyList<FormField>? _form;

    private bool ChangesNothing => Method is "GET" or "HEAD" or "OPTIONS";

    private protected override void Begin()
    {
        try
        {
            _form = ReadForm();
        }
        catch (OrgException error)
        {
            // It concerns the call itself, not one of the paths.
            ThrowTerminatingError(OrgError.Record(error, Form));
        }
        if (Paginate && !IgnoringCase.Same(Method, "GET"))
            RefuseCall($"-Paginate goes with GET alone: a {Method} would be sent to each of a server's links. Nothing was sent.", Method);
        foreach (string? name in new[] { StatusCodeVariable, ResponseHeadersVariable })
        {
            // Found out afterwards, the request would have been sent, and its answer would be lost.
            if (name?.IndexOf(':') >= 0 && !Scopes.Contains(name.Substring(0, name.IndexOf(':')), StringComparer.OrdinalIgnoreCase))
                RefuseCall($"'{name}' is not the name of a variable. Nothing was sent.", name);
            if (name is null || SessionState.PSVariable.Get(name) is not { } variable)
                continue;
            if ((variable.Options & (ScopedItemOptions.ReadOnly | ScopedItemOptions.Constant)) != 0)
                RefuseCall($"Variable '{name}' cannot be written: it is read-only. Nothing was sent.", name);
        }
    }

    private void RefuseCall(string why, object target) =>
        ThrowTerminatingError(OrgError.Record(new OrgException(OrgErrorKind.InvalidValue, why), target));

    private protected override void ProcessRow(Row row, ConnectionUse<IRestInvoker> use)
    {
        Method = Method.ToUpperInvariant();
        string path = row.Required(nameof(Path), "path");
        if (row.Value(nameof(Body)) is not null && Method is "GET" or "HEAD" or "OPTIONS")
            throw row.Invalid(nameof(Body), $"does not go with {Method}, which sends none. -Query adds to the address");
        RestCall call = Call(row, path);
        string address = use.Api.AddressOf(call);
        if (!ChangesNothing)
            use.Connection.RefuseChange();
        if (!ChangesNothing && !ShouldProcess(address, _form is null ? Method : $"{Method} {FormFields.Told(_form)}"))
            return;
        if (ChangesNothing && OutFile is not null && !ShouldProcess(FilePath(OutFile), $"Save the answer of {Method} {address}"))
            return;
        if (OutFile is not null)
            Engine.Core.WriteFile(FilePath(OutFile), stream => Tell(Await(use.Api.InvokeAsync(Call(row, path, stream), Context))));
        else if (Paginate)
            WritePages(row, use.Api, call);
        else
            WriteContent(Tell(Await(use.Api.InvokeAsync(call, Context))).Content);
    }

    private void WritePages(Row row, IRestInvoker api, RestCall first)
    {
        var circle = new PageCircle();
        RestAnswer answer = Tell(Await(api.InvokeAsync(first, Context)));
        while (true)
        {
            WriteContent(answer.Items ?? answer.Content);
            if (answer.Items is null || answer.Next is not { Length: > 0 } next)
                return;
            circle.Follow(answer.Items, next);
            answer = Tell(Await(api.InvokeAsync(Call(row, next, isFollowing: true), Context)));
        }
    }

    private RestCall Call(Row row, string path, Stream? destination = null, bool isFollowing = false) =>
        new()
        {
            Method = Method,
            Path = path,
            // The link to a next page carries the query already.
            Query = isFollowing ? null : PlainValue.Dictionary(Query, "-Query"),
            Body = PlainValue.Of(row.Value(nameof(Body)), "-Body"),
            Form = _form,
            Destination = destination,
            AcceptAnyStatus = SkipHttpErrorCheck,
        };

    private IReadOnlyList<FormField>? ReadForm()
    {
        if (Form is null)
            return null;
        if (Body is not null)
            throw new OrgException(OrgErrorKind.InvalidValue, "-Form and -Body do not go together: a form is a body. Nothing was sent.");
        if (Method.ToUpperInvariant() is not ("POST" or "PUT" or "PATCH"))
            throw new OrgException(OrgErrorKind.InvalidValue, "-Form needs -Method POST, PUT or PATCH. Nothing was sent.");
        return FormFields.Read(Form);
    }

    private RestAnswer Tell(RestAnswer answer)
    {
        Set(StatusCodeVariable, answer.StatusCode);
        Set(ResponseHeadersVariable, answer.Headers);
        return answer;
    }

    private void Set(string? name, object value)
    {
        if (name is null)
            return;
        try
        {
            SessionState.PSVariable.Set(name, value);
        }
        catch (Exception error) when (error is RuntimeException or ArgumentException)
        {
            // The variable's type or its rules do not take it. The request was sent, so that its answer comes first.
            WriteWarning($"Variable '{name}' could not be written: {error.Message}");
        }
    }

    private void WriteContent(object? content)
    {
        if (content is not null)
            WriteObject(AsHashtable ? Tables(content) : Shown(content), enumerateCollection: content is not IDictionary<string, object?>);
    }

    // Dictionaries become objects, as ConvertFrom-Json makes them, so that Select-Object and tables work.
    private static object? Shown(object? value)
    {
        switch (value)
        {
            case IDictionary<string, object?> dictionary:
                var shown = new PSObject();
                foreach (KeyValuePair<string, object?> entry in dictionary)
                {
                    if (entry.Key.Length == 0)
                        throw Unfit("has an empty key");
                    if (shown.Properties[entry.Key] is { } other)
                        throw Unfit($"has the keys '{other.Name}' and '{entry.Key}'");
                    shown.Properties.Add(new PSNoteProperty(entry.Key, Shown(entry.Value)));
                }
                return shown;
            case IEnumerable<object?> list:
                return list.Select(Shown).ToArray();
            default:
                return value;
        }
    }

    private static object? Tables(object? value)
    {
        switch (value)
        {
            case IDictionary<string, object?> dictionary:
                var table = new Hashtable(dictionary.Count, StringComparer.Ordinal);
                foreach (KeyValuePair<string, object?> entry in dictionary)
                    table.Add(entry.Key, Tables(entry.Value));
                return table;
            case IEnumerable<object?> list:
                return list.Select(Tables).ToArray();
            default:
                return value;
        }
    }

    private static OrgException Unfit(string why) =>
        new(
            OrgErrorKind.InvalidResponse,
            DisplayText.Of($"The answer {why}, which an object of PowerShell's cannot hold. Use -AsHashtable to get it.")
        );
}

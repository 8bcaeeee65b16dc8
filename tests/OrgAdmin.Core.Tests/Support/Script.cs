using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OrgAdmin.Core.Tests.Support;

/// <summary>Answers from a list in place of the network; after its end, the last answer again.</summary>
internal sealed class Script : HttpMessageHandler
{
    private readonly object _gate = new();
    private readonly List<Func<HttpResponseMessage>> _answers = [];
    private readonly List<string> _requests = [];

    /// <summary>What was asked, as "GET /path?query".</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>Answers a status, with a body and headers.</summary>
    public Script Answer(int status, string body = "{}", params (string Name, string Value)[] headers) =>
        Answer(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            foreach ((string name, string value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        });

    /// <summary>Answers in any way, or throws.</summary>
    public Script Answer(Func<HttpResponseMessage> answer)
    {
        _answers.Add(answer);
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Func<HttpResponseMessage> answer;
        lock (_gate)
        {
            answer = _answers[Math.Min(_requests.Count, _answers.Count - 1)];
            _requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        }
        return Task.FromResult(answer());
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>One request to an endpoint, in memory, again and again on the calling thread: what it allocates is the endpoint's, not a server's.</summary>
public sealed class RepeatedRequest : IRequestBodyPipeFeature, IHttpResponseBodyFeature, IHttpRequestLifetimeFeature
{
    private readonly CancellationTokenSource _aborted = new();
    private readonly RequestDelegate _endpoint;
    private readonly DefaultHttpContext _context;
    private readonly WholeBody _body;
    private readonly Answers _answers = new();

    public RepeatedRequest(IServiceProvider services, string path, string body)
    {
        _endpoint = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Single(endpoint => endpoint.RoutePattern.RawText == path).RequestDelegate!;
        _body = new WholeBody(Encoding.UTF8.GetBytes(body));
        _context = new DefaultHttpContext { RequestServices = services };
        _context.Features.Set<IRequestBodyPipeFeature>(this);
        _context.Features.Set<IHttpResponseBodyFeature>(this);
        _context.Features.Set<IHttpRequestLifetimeFeature>(this);
        _context.Request.ContentType = "application/json";
        _context.Request.ContentLength = body.Length;
    }

    /// <summary>The last answer.</summary>
    public string Text => _answers.Text;

    PipeReader IRequestBodyPipeFeature.Reader => _body;

    PipeWriter IHttpResponseBodyFeature.Writer => _answers;

    Stream IHttpResponseBodyFeature.Stream => _answers.AsStream();

    CancellationToken IHttpRequestLifetimeFeature.RequestAborted { get => _aborted.Token; set => throw new NotSupportedException(); }

    /// <summary>Sends it; all of the answer is there when this returns.</summary>
    public void Send()
    {
        _answers.Clear();
        Task answering = _endpoint(_context);
        Assert.True(answering.IsCompletedSuccessfully);
    }

    void IHttpRequestLifetimeFeature.Abort() => _aborted.Cancel();

    void IHttpResponseBodyFeature.DisableBuffering()
    {
    }

    Task IHttpResponseBodyFeature.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHttpResponseBodyFeature.CompleteAsync() => Task.CompletedTask;

    Task IHttpResponseBodyFeature.SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken) => throw new NotSupportedException();

    private sealed class WholeBody(byte[] bytes) : PipeReader
    {
        private readonly ReadResult _result = new(new ReadOnlySequence<byte>(bytes), isCanceled: false, isCompleted: true);

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => new(_result);

        public override bool TryRead(out ReadResult result)
        {
            result = _result;
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed)
        {
        }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
        }

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }

    private sealed class Answers : PipeWriter
    {
        private readonly byte[] _bytes = new byte[1 << 16];
        private int _count;

        public string Text => Encoding.UTF8.GetString(_bytes, 0, _count);

        public void Clear() => _count = 0;

        public override void Advance(int bytes) => _count += bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(_count);

        public override Span<byte> GetSpan(int sizeHint = 0) => _bytes.AsSpan(_count);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}

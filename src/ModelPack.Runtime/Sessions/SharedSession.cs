using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Sessions;

/// <summary>A session and the options of runs that nobody cancels; shared by all slots.</summary>
/// <param name="session">The session.</param>
/// <param name="weights">What the session borrows and needs as long as it lives.</param>
internal sealed class SharedSession(InferenceSession session, IDisposable weights) : IDisposable
{
    public InferenceSession Session { get; } = session;

    public RunOptions Options { get; } = new();

    public void Dispose()
    {
        Session.Dispose();
        Options.Dispose();
        weights.Dispose();
    }
}

using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Sessions;

/// <summary>A session and the options of runs that nobody cancels; shared by all slots.</summary>
internal sealed class SharedSession(InferenceSession session) : IDisposable
{
    public InferenceSession Session { get; } = session;

    public RunOptions Options { get; } = new();

    public void Dispose()
    {
        Session.Dispose();
        Options.Dispose();
    }
}

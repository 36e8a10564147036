using System.Buffers;
using System.Reflection;
using System.Text;
using ModelPack.Replay.Running;

namespace ModelPack.Replay.Tests.Running;

/// <summary>A predictor that gives one prediction, whatever goes in.</summary>
/// <param name="prediction">It, as contract JSON.</param>
internal sealed class FixedPredictor(string prediction) : ILoadedPredictor
{
    public ModelDescriptor Descriptor => throw new NotSupportedException("Tests give the signature themselves.");

    public Assembly Assembly => typeof(FixedPredictor).Assembly;

    public bool TryPredict(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, ICollection<InputError> errors)
    {
        output.Write(Encoding.UTF8.GetBytes(prediction));
        return true;
    }

    public void Dispose()
    {
    }
}

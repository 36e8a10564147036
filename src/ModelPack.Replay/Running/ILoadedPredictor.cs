using System.Buffers;
using System.Reflection;

namespace ModelPack.Replay.Running;

/// <summary>A predictor whose type is known at run time only.</summary>
internal interface ILoadedPredictor : IDisposable
{
    /// <summary>What is known of the model without loading it.</summary>
    ModelDescriptor Descriptor { get; }

    /// <summary>The compiled model project.</summary>
    Assembly Assembly { get; }

    /// <inheritdoc cref="IModel{TSelf}.TryPredictJson"/>
    bool TryPredict(in ReadOnlySequence<byte> json, IBufferWriter<byte> output, ICollection<InputError> errors);
}

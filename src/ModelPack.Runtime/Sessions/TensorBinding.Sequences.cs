using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Sessions;

internal sealed partial class TensorBinding
{
    private readonly OrtValue?[] _sequences = new OrtValue?[tensors.Inputs.Count];

    // The sequence takes the values over: their memory stays with the elements.
    private OrtValue MakeSequence(int input)
    {
        if (_sequences[input] is { } made)
            return made;
        var values = new List<OrtValue>(_elements[input]!.Count);
        foreach (BoundTensor element in _elements[input]!)
            values.Add(element.TakeValue());
        return _sequences[input] = OrtValue.CreateSequence(values);
    }
}

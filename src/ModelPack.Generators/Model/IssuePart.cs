namespace ModelPack.Generators.Model;

/// <summary>The parts of a contract that diagnostics sit on: the smallest span that names what is wrong.</summary>
internal enum IssuePart
{
    /// <summary>The contract class's name.</summary>
    PredictorName,

    /// <summary>The path argument of <c>[ModelContract]</c>.</summary>
    ModelPath,

    /// <summary>The <c>Batch</c> argument of <c>[ModelContract]</c>.</summary>
    BatchArgument,

    /// <summary>The input's name in a <c>[Constant]</c> of the contract class; <see cref="IssuePlace.Index"/> counts them.</summary>
    ConstantInput,

    /// <summary>The values of a <c>[Constant]</c>, the first to the last.</summary>
    ConstantValues,

    /// <summary>The input's name in a <c>[State]</c>.</summary>
    StateInput,

    /// <summary>The output's name in a <c>[State]</c>.</summary>
    StateOutput,

    /// <summary>The name of the input or output type where the contract names it, in <c>IPredictor&lt;,&gt;</c>; of tensors, in <c>IEncoder&lt;,&gt;</c> or <c>IDecoder&lt;,&gt;</c>.</summary>
    TypeArgument,

    /// <summary>The input type that the contract class names in <c>IEncoder&lt;,&gt;</c>.</summary>
    EncoderInput,

    /// <summary>The output type that the contract class names in <c>IDecoder&lt;,&gt;</c>.</summary>
    DecoderOutput,

    /// <summary>The argument of <c>[FeatureVector]</c>.</summary>
    FeatureVectorArgument,

    /// <summary>A member's name.</summary>
    MemberName,

    /// <summary>A member's type.</summary>
    MemberType,

    /// <summary>The argument of a member's <c>[Tensor]</c>.</summary>
    TensorArgument,

    /// <summary>The argument of a member's <c>[Feature]</c>.</summary>
    FeatureArgument,

    /// <summary>The argument of a member's <c>[Pad]</c>.</summary>
    PadArgument,

    /// <summary>One of a member's validation attributes; <see cref="IssuePlace.Index"/> counts them.</summary>
    RuleAttribute,
}

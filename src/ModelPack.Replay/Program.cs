return ModelPack.Replay.ReplayCommand.Run(args);

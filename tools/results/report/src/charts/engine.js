// SPDX-License-Identifier: Apache-2.0
// The parts of ECharts that the page uses; others are not bundled.

import { init, use } from 'echarts/core';
import { BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

use([
    BarChart,
    CustomChart,
    HeatmapChart,
    LineChart,
    SankeyChart,
    ScatterChart,
    GridComponent,
    MarkLineComponent,
    TooltipComponent,
    VisualMapComponent,
    LabelLayout,
    CanvasRenderer,
]);

export function newChart(node) {
    return init(node, null, { renderer: 'canvas' });
}
